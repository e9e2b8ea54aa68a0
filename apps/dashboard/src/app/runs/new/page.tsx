import type { Metadata } from 'next';
import { LaunchRun } from './launch-run';

export const metadata: Metadata = { title: 'Launch a run' };

export default function Page() {
  return <LaunchRun />;
}
