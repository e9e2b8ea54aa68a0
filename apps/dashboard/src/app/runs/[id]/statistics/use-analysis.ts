'use client';

import type { AnalysisQuestion, RunSummary } from '@atrium/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTRPC } from '@/trpc/client';

/** How often an answer that is being made is looked for. */
const LOOK_MS = 1000;

/** A run as far as asking its statistics goes. */
export type AnalysedRun = Pick<RunSummary, 'id' | 'attempt' | 'state'>;

export const hasEnded = ({ state }: AnalysedRun): boolean =>
  state === 'finished' || state === 'cancelled';

/**
 * The answer to a question of a run's statistics. Of a run that has ended it is asked for by looking at it, once for what the run is now;
 * until it is there, the one before stays.
 */
export function useAnalysis(run: AnalysedRun, question: AnalysisQuestion) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const input = { run_id: run.id, question };
  const query = useQuery({
    ...trpc.analysis.show.queryOptions(input),
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'requested' || data?.state === 'running' ? LOOK_MS : false,
  });
  const refresh = () => queryClient.invalidateQueries(trpc.analysis.show.queryFilter(input));
  const ask = useMutation(trpc.analysis.ask.mutationOptions({ onSettled: refresh }));
  const { mutate } = ask;
  const asked = useRef('');
  const stamp = JSON.stringify([input, run.attempt, run.state]);
  const isWanted =
    hasEnded(run) &&
    query.data !== undefined &&
    !query.data.is_current &&
    (query.data.state === 'none' || query.data.state === 'done');
  useEffect(() => {
    if (!isWanted || asked.current === stamp) return;
    asked.current = stamp;
    mutate(input);
  });
  return { ...query, error: ask.error ?? query.error, ask: () => mutate(input) };
}
