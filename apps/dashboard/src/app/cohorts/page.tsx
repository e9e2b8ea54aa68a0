import type { Metadata } from 'next';
import { CohortList } from './cohort-list';

export const metadata: Metadata = { title: 'Cohorts' };

export default function Page() {
  return <CohortList />;
}
