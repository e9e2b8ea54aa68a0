import type { Metadata } from 'next';
import { Sensitivity } from './client';

export const metadata: Metadata = { title: 'Sensitivity' };

export default function Page() {
  return <Sensitivity />;
}
