import type { Metadata } from 'next';
import { CohortPage } from './cohort-page';

export const metadata: Metadata = { title: 'Cohort' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <CohortPage id={id} />;
}
