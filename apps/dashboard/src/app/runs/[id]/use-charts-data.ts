'use client';

import type { DRIFT_BINS_MM, Facets, Metric, ResultFilter } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/trpc/client';
import { useAnswer } from './answer';

/** What a chart is asked for, and labelled by. */
export interface ChartsQuery {
  readonly runId: string;
  readonly metric: Metric;
  readonly filter: ResultFilter;
  readonly split: string | null;
}

/** What a run's rows can be filtered by; it does not change while the run lives. */
export function useFacets(runId: string) {
  const trpc = useTRPC();
  return useQuery({ ...trpc.results.facets.queryOptions({ run_id: runId }), staleTime: Infinity });
}

/** The numbers behind a chart; the old ones stay, with what they are of, until the new ones are there. */
export function useSummary(asked: ChartsQuery) {
  const trpc = useTRPC();
  const { runId, ...query } = asked;
  return useAnswer(asked, useQuery(trpc.results.summary.queryOptions({ run_id: runId, ...query })));
}

/** The points behind a chart. */
export function usePoints(asked: ChartsQuery) {
  const trpc = useTRPC();
  const { runId, ...query } = asked;
  return useAnswer(asked, useQuery(trpc.results.points.queryOptions({ run_id: runId, ...query })));
}

export interface DriftQuery {
  readonly runId: string;
  readonly filter: ResultFilter;
  readonly arms: string[];
  readonly binMm: (typeof DRIFT_BINS_MM)[number];
  readonly signed: boolean;
}

/** The numbers behind a drift curve. */
export function useDrift(asked: DriftQuery) {
  const trpc = useTRPC();
  const { runId, binMm, ...query } = asked;
  return useAnswer(
    asked,
    useQuery(trpc.results.drift.queryOptions({ run_id: runId, bin_mm: binMm, ...query })),
  );
}

export interface ScoreCostsQuery {
  readonly runId: string;
  readonly filter: ResultFilter;
  readonly arm: string;
}

/** What thresholds on an arm's object score would have cost. */
export function useScoreCosts(asked: ScoreCostsQuery) {
  const trpc = useTRPC();
  const { runId, ...query } = asked;
  return useAnswer(
    asked,
    useQuery(trpc.results.scoreCosts.queryOptions({ run_id: runId, ...query })),
  );
}

/** Facets cut to what a filter lets through: the arms and sites that a chart has rows for. */
export function cutFacets({ arms, sites }: Facets, filter: ResultFilter) {
  const isIn = (chosen: readonly string[], one: string) =>
    chosen.length === 0 || chosen.includes(one);
  return {
    sites: sites.filter((site) => isIn(filter.sites, site)),
    arms: arms.filter(
      ({ id, strategy }) => isIn(filter.strategies, strategy) && isIn(filter.arms, id),
    ),
  };
}
