'use client';

import type { RunDetail } from '@atrium/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { NotFound } from '@/components/not-found';
import { Notice } from '@/components/notice';
import { PageHead } from '@/components/page-head';
import { Loading } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';
import { useLostConnection } from '@/trpc/live';
import { isUnknown } from '@/trpc/outage';

const LIST = { label: 'Runs', href: '/runs' };

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
  const readResults = useReadResults();
  const [connections, setConnections] = useState(0);
  const onStarted = () => setConnections((before) => before + 1);
  const watch = useSubscription(
    trpc.runs.watch.subscriptionOptions(
      { id },
      { enabled: first.isSuccess, onStarted, onData: ({ data }) => setLive(data) },
    ),
  );
  useEffect(() => {
    // Connected again: rows may have changed while nobody was told.
    if (connections > 1) readResults();
  }, [connections, readResults]);
  useLostConnection(watch.status === 'connecting' || watch.status === 'error');
  const run = live ?? first.data ?? null;
  useFreshResults(run, readResults);
  if (!run && isUnknown(first.error)) return <NotFound what="run" id={id} list={LIST} />;
  if (!run) {
    return (
      <>
        <PageHead crumbs={[LIST, { label: 'Run' }]} title="Run" />
        {first.error ? (
          <Notice tone="bad">{first.error.message}</Notice>
        ) : (
          <Loading what="the run" />
        )}
      </>
    );
  }
  return <RunContext value={run}>{children}</RunContext>;
}

/** Has everything that shows results read them anew. */
function useReadResults(): () => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(() => {
    void queryClient.invalidateQueries(trpc.results.pathFilter());
    void queryClient.invalidateQueries(trpc.viewer.pathFilter());
  }, [queryClient, trpc]);
}

/** Results are read anew when rows were added or replaced, and not at every second of progress. */
function useFreshResults(run: RunDetail | null, readResults: () => void): void {
  const known = useRef<string | null>(null);
  const stamp = run && [run.attempt, ...Object.values(run.counts)].join('/');
  useEffect(() => {
    if (known.current !== null && known.current !== stamp) readResults();
    known.current = stamp;
  }, [readResults, stamp]);
}
