import type { Metadata } from 'next';
import { Distributions } from './client';

export const metadata: Metadata = { title: 'Distributions' };

export default function Page() {
  return <Distributions />;
}
