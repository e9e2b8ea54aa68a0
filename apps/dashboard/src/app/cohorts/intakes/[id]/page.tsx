import type { Metadata } from 'next';
import { IntakePage } from './intake-page';

export const metadata: Metadata = { title: 'Intake' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <IntakePage key={id} id={id} />;
}
