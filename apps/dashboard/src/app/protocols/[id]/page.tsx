import type { Metadata } from 'next';
import { ProtocolPage } from './protocol-page';

export const metadata: Metadata = { title: 'Protocol' };

export default function Page() {
  return <ProtocolPage />;
}
