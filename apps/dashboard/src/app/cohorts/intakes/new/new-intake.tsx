'use client';

import { useQuery } from '@tanstack/react-query';
import { PageHead } from '@/components/page-head';
import { useTRPC } from '@/trpc/client';
import { IntakeForm } from './intake-form';

/** A hospital's folder on its way to a cohort: where it lies and what it is to be called. */
export function NewIntake() {
  const trpc = useTRPC();
  const cohorts = useQuery(trpc.cohorts.list.queryOptions());
  const sites = useQuery(trpc.sites.list.queryOptions());
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Cohorts', href: '/cohorts' },
          { label: 'Intakes', href: '/cohorts/intakes' },
          { label: 'Add from a folder' },
        ]}
        title="Add from a folder"
        about="The folder is looked through where it lies: which files are cases, whether they can be evaluated, what may identify a person. Nothing is registered before you confirm what was found. The centre keeps neither paths nor pixels."
      />
      <IntakeForm
        names={[...new Set(cohorts.data?.map(({ name }) => name))]}
        sites={sites.data?.map(({ site }) => site) ?? []}
      />
    </>
  );
}
