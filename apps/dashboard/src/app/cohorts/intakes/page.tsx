import type { Metadata } from 'next';
import { IntakeList } from './intake-list';

export const metadata: Metadata = { title: 'Intakes' };

export default function Page() {
  return <IntakeList />;
}
