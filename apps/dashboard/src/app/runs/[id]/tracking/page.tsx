import type { Metadata } from 'next';
import { Tracking } from './client';

export const metadata: Metadata = { title: 'Tracking' };

export default function Page() {
  return <Tracking />;
}
