'use client';

import { PHANTOM_DATASET, type RunDetail } from '@atrium/contracts';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Notice } from '@/components/notice';
import { useTRPC } from '@/trpc/client';
import { DicePanel } from './dice-panel';
import { FailuresPanel } from './failures-panel';
import { ResultsPanel } from './results-panel';
import { RunHead } from './run-head';
import { SitesPanel } from './sites-panel';

/** A run, live: sites, failures, Dice, rows. One subscription; everything else follows the run's version. */
export function RunPage({ id, page }: { id: string; page: number }) {
  const trpc = useTRPC();
  const [live, setLive] = useState<RunDetail | null>(null);
  const first = useQuery({ ...trpc.runs.show.queryOptions({ id }), retry: isOutage });
  const watch = useSubscription(
    trpc.runs.watch.subscriptionOptions(
      { id },
      { enabled: first.isSuccess, onData: ({ data }) => setLive(data) },
    ),
  );
  const run = live ?? first.data ?? null;
  useFreshResults(run);
  if (!run) {
    return first.error ? (
      <Notice tone="bad">{first.error.message}</Notice>
    ) : (
      <Notice>Loading the run.</Notice>
    );
  }
  return (
    <>
      <RunHead run={run} />
      {watch.status === 'connecting' && (
        <Notice tone="warn">
          The connection is lost: showing what was known last, and trying again.
        </Notice>
      )}
      {run.datasets.includes(PHANTOM_DATASET) && (
        <Notice tone="warn">
          Synthetic phantoms, no patients: these numbers show that Atrium works, and say nothing of
          any model.
        </Notice>
      )}
      <SitesPanel run={run} />
      <FailuresPanel run={run} />
      <DicePanel run={run} />
      <ResultsPanel run={run} page={page} />
    </>
  );
}

/** A refusal (no such run) stays one; an outage may pass. */
const isOutage = (failures: number, error: { data?: { httpStatus?: number } | null }): boolean =>
  failures < 3 && (error.data?.httpStatus ?? 500) >= 500;

/** Results are read anew when rows were added or replaced, and not at every second of progress. */
function useFreshResults(run: RunDetail | null): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { completed = 0, failed = 0, excluded = 0 } = run?.counts ?? {};
  const stamp = `${run?.attempt}/${completed}/${failed}/${excluded}`;
  useEffect(() => {
    void queryClient.invalidateQueries(trpc.results.pathFilter());
  }, [queryClient, trpc, stamp]);
}
