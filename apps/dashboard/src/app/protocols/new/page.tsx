import type { Metadata } from 'next';
import { NewProtocol } from './new-protocol';

export const metadata: Metadata = { title: 'New protocol' };

export default function Page() {
  return <NewProtocol />;
}
