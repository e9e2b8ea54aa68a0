import { clusterSums, resampledMeans } from '../bootstrap/mean';
import type { Resamples } from '../bootstrap/resamples';
import { midranks } from './midranks';
import { quantileSorted, sorted } from '../summary/quantile-sorted';

/** How an arm's rank by its mean holds when other patients of the same kind had been taken. */
export interface RankStability {
  /** 1 the best; arms of equal means share the mean of their ranks. */
  readonly rank: number;
  /** Ranks that hold 95 % of the resamples. */
  readonly low: number;
  readonly high: number;
  /** Share of the resamples in which no arm is better. */
  readonly first: number;
}

/**
 * Ranks of arms by their mean over resampled patients (after Wiesenfarth 2021, who ranks challenge results so).
 *
 * @param arms values of each arm, more is better; the same cases in all
 * @param cluster of each case, 0-based
 */
export function rankStability(
  arms: readonly ArrayLike<number>[],
  cluster: ArrayLike<number>,
  resamples: Resamples,
): RankStability[] {
  const sums = arms.map((values) => clusterSums(values, cluster, resamples.clusters));
  const means = sums.map((one) => resampledMeans(one, resamples));
  const ranks = Array.from(means[0] ?? [], (_, r) => ranksOf(means.map((one) => one[r])));
  const observed = ranksOf(
    sums.map(({ sums: of }) => of.reduce((total, value) => total + value, 0)),
  );
  return arms.map((_, arm) => {
    const ascending = sorted(ranks.map((row) => row[arm]));
    const firsts = ranks.filter((row) => row[arm] === Math.min(...row)).length;
    return {
      rank: observed[arm],
      low: quantileSorted(ascending, 0.025),
      high: quantileSorted(ascending, 0.975),
      first: firsts / ranks.length,
    };
  });
}

/** 1 for the greatest. */
const ranksOf = (values: readonly number[]): number[] => midranks(values.map((value) => -value));
