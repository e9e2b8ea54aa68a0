import type { Metadata } from 'next';
import { ModelCard } from './model-card';

export const metadata: Metadata = { title: 'Model' };

export default async function Page({ params }: { params: Promise<{ sha256: string }> }) {
  const { sha256 } = await params;
  return <ModelCard sha256={sha256} />;
}
