import type { Metadata } from 'next';
import { Compare } from './client';

export const metadata: Metadata = { title: 'Compare' };

export default function Page() {
  return <Compare />;
}
