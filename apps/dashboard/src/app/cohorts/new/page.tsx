import type { Metadata } from 'next';
import { RegisterCohort } from './register-cohort';

export const metadata: Metadata = { title: 'Register a cohort' };

export default function Page() {
  return <RegisterCohort />;
}
