import type { Metadata } from 'next';
import { Effort } from './client';

export const metadata: Metadata = { title: 'Effort' };

export default function Page() {
  return <Effort />;
}
