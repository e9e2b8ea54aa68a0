import type { Resamples } from '../bootstrap/resamples';
import { clusterSums, type ClusterSums } from '../bootstrap/mean';
import { quantileSorted, sorted } from '../summary/quantile-sorted';
import { ROUNDING } from '../rounding';

/** The values of a mean, a value a case: not every mean need have one of every case. */
export interface ClusteredValues {
  readonly values: ArrayLike<number>;
  /** Of each value, 0-based. */
  readonly cluster: ArrayLike<number>;
}

/** Mean differences with one-sided bounds that hold for all of them at once. */
export interface SimultaneousBounds {
  readonly means: readonly number[];
  /** -Infinity where nothing can be said: fewer than two patients, or no spread that could be estimated. */
  readonly lower: readonly number[];
}

/**
 * Lower bounds of several means that all hold together in `level` of the repetitions: the greatest studentised deviation of
 * the resampled means (bootstrap max-t, Westfall and Young 1993), patients resampled, the same ones for every mean. A resample
 * without a patient of a mean says nothing of it.
 */
export function simultaneousLowerBounds(
  columns: readonly ClusteredValues[],
  resamples: Resamples,
  level = 0.95,
): SimultaneousBounds {
  const sums = columns.map(({ values, cluster }) =>
    clusterSums(values, cluster, resamples.clusters),
  );
  const observed = sums.map((one) => meanOf(one, null));
  const varies = observed.map(({ error }) => error > ROUNDING);
  const greatest: number[] = [];
  for (let r = 0; r < resamples.count; r++) {
    const row = resamples.weights.subarray(r * resamples.clusters, (r + 1) * resamples.clusters);
    greatest.push(greatestDeviation(sums, observed, varies, row));
  }
  const reach = quantileSorted(sorted(greatest), level);
  return {
    means: observed.map(({ mean }) => mean),
    // A mean whose values are all the same is known, as far as these patients go.
    lower: observed.map(({ mean, error, patients }, i) =>
      patients < 2 ? -Infinity : varies[i] ? mean - reach * error : mean,
    ),
  };
}

interface Estimate {
  readonly mean: number;
  /** Standard error of a mean of patients that weigh as many as they have cases. */
  readonly error: number;
  readonly patients: number;
}

/** @param weights how often each patient was drawn; null: once */
function meanOf({ sums, counts }: ClusterSums, weights: Uint16Array | null): Estimate {
  let [sum, n, patients] = [0, 0, 0];
  for (let c = 0; c < sums.length; c++) {
    const w = counts[c] === 0 ? 0 : (weights?.[c] ?? 1);
    sum += w * sums[c];
    n += w * counts[c];
    patients += w;
  }
  const mean = sum / n;
  let squares = 0;
  for (let c = 0; c < sums.length; c++)
    squares += (weights?.[c] ?? 1) * (sums[c] - mean * counts[c]) ** 2;
  return { mean, error: Math.sqrt((squares * patients) / Math.max(patients - 1, 1)) / n, patients };
}

/** How far above its mean the most deviating resampled mean lies, in its own standard errors. */
function greatestDeviation(
  sums: readonly ClusterSums[],
  observed: readonly Estimate[],
  varies: readonly boolean[],
  row: Uint16Array,
): number {
  let greatest = -Infinity;
  sums.forEach((one, j) => {
    if (!varies[j]) return;
    const { mean, error } = meanOf(one, row);
    const off = mean - observed[j].mean;
    // A resample without spread says nothing unless it is off: then no multiple of it reaches that far.
    const t = error > ROUNDING ? off / error : off > ROUNDING ? Infinity : 0;
    greatest = Math.max(greatest, t);
  });
  return greatest === -Infinity ? 0 : greatest;
}
