import type { Metadata } from 'next';
import { Results } from './client';

export const metadata: Metadata = { title: 'Results' };

export default function Page() {
  return <Results />;
}
