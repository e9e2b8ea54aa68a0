import type { Metadata } from 'next';
import { RunPage } from './client';
import { parsePage } from './search-params';

export const metadata: Metadata = { title: 'Run' };

export default async function Page({ params, searchParams }: PageProps<'/runs/[id]'>) {
  const [{ id }, search] = await Promise.all([params, searchParams]);
  return <RunPage id={id} page={parsePage(search)} />;
}
