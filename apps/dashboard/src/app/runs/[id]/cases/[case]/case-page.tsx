'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { NotFound } from '@/components/not-found';
import { PageHead } from '@/components/page-head';
import { QueryView } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';
import { isUnknown } from '@/trpc/outage';
import { serializeFilter, useResultFilter } from '../../result-filter';
import { useRun } from '../../run-context';
import { CaseBody } from './case-body';

/** One case of a run: its scan, what every arm made of it, and the ways to its neighbours. */
export function CasePage({ caseId }: { caseId: string }) {
  const run = useRun();
  const trpc = useTRPC();
  const found = useQuery(trpc.viewer.case.queryOptions({ run_id: run.id, case_id: caseId }));
  const { state } = useResultFilter();
  useFreshResults();
  const kept = serializeFilter(state);
  const results = { label: 'Results', href: `/runs/${run.id}/results${kept}` };
  if (isUnknown(found.error)) return <NotFound what="case" id={caseId} list={results} />;
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Runs', href: '/runs' },
          {
            label: `${run.protocol.name} v${run.protocol.version} on ${run.cohort.name} v${run.cohort.version}`,
            href: `/runs/${run.id}${kept}`,
          },
          results,
          { label: caseId },
        ]}
        title={`Case ${caseId}`}
      />
      <QueryView query={found} what={`case ${caseId}`}>
        {(of) => <CaseBody of={of} />}
      </QueryView>
    </>
  );
}

/** A case's rows are read anew when the run has others. */
function useFreshResults(): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { attempt, counts } = useRun();
  const stamp = `${attempt}/${counts.completed}/${counts.failed}/${counts.excluded}`;
  useEffect(() => {
    void queryClient.invalidateQueries(trpc.viewer.pathFilter());
    void queryClient.invalidateQueries({ queryKey: ['outlines'] });
  }, [queryClient, trpc, stamp]);
}
