'use client';

import type { RunDetail } from '@atrium/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { Notice } from '@/components/notice';
import { Loading } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';

const RunContext = createContext<RunDetail | null>(null);

/** The run of the pages below /runs/[id], as it is now. */
export function useRun(): RunDetail {
  const run = useContext(RunContext);
  if (!run) throw new Error('useRun stands outside of RunProvider.');
  return run;
}

/** Reads a run and follows it: one subscription for all of its pages; everything else follows the run's version. */
export function RunProvider({ id, children }: { id: string; children: ReactNode }) {
  const trpc = useTRPC();
  const [live, setLive] = useState<RunDetail | null>(null);
  const first = useQuery(trpc.runs.show.queryOptions({ id }));
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
      <Loading what="the run" />
    );
  }
  return (
    <RunContext value={run}>
      {watch.status === 'connecting' && live && (
        <Notice tone="warn">
          The connection is lost: showing what was known last, and trying again.
        </Notice>
      )}
      {children}
    </RunContext>
  );
}

/** Results are read anew when rows were added or replaced, and not at every second of progress. */
function useFreshResults(run: RunDetail | null): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const known = useRef<string | null>(null);
  const stamp = run && [run.attempt, ...Object.values(run.counts)].join('/');
  useEffect(() => {
    if (known.current !== null && known.current !== stamp)
      void queryClient.invalidateQueries(trpc.results.pathFilter());
    known.current = stamp;
  }, [queryClient, trpc, stamp]);
}
