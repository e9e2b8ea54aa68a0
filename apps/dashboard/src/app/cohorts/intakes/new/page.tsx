import type { Metadata } from 'next';
import { NewIntake } from './new-intake';

export const metadata: Metadata = { title: 'Add from a folder' };

export default function Page() {
  return <NewIntake />;
}
