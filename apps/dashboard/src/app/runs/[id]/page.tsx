import type { Metadata } from 'next';
import { Overview } from './overview';

export const metadata: Metadata = { title: 'Run' };

export default function Page() {
  return <Overview />;
}
