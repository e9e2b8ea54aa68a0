import type { Interval } from '../interval';
import { quantileSorted, sorted } from '../summary/quantile-sorted';
import type { Resamples } from './resamples';

/**
 * Percentile interval of a median, clusters resampled: for values that come several to a patient, where the exact interval
 * of medianInterval would be too narrow. Infinite values are allowed; null of no values.
 */
export function bootstrapMedianInterval(
  values: ArrayLike<number>,
  cluster: ArrayLike<number>,
  resamples: Resamples,
  level = 0.95,
): Interval | null {
  if (values.length === 0) return null;
  const medians = sorted(resampledMedians(values, cluster, resamples));
  if (medians.length === 0) return null;
  const tail = (1 - level) / 2;
  return { low: quantileSorted(medians, tail), high: quantileSorted(medians, 1 - tail), level };
}

/** The median of every resample that holds a value. */
function resampledMedians(
  values: ArrayLike<number>,
  cluster: ArrayLike<number>,
  { clusters, count, weights }: Resamples,
): number[] {
  const order = Array.from({ length: values.length }, (_, i) => i).sort(
    (a, b) => values[a] - values[b],
  );
  const ascending = Float64Array.from(order, (i) => values[i]);
  const owner = Int32Array.from(order, (i) => cluster[i]);
  const medians: number[] = [];
  for (let r = 0; r < count; r++) {
    const row = weights.subarray(r * clusters, (r + 1) * clusters);
    const n = owner.reduce((sum, c) => sum + row[c], 0);
    if (n > 0) medians.push(weightedMedian(ascending, owner, row, n));
  }
  return medians;
}

/** The middle value, or the mean of both, when each value stands as often as its cluster was drawn. */
function weightedMedian(
  ascending: Float64Array,
  owner: Int32Array,
  row: Uint16Array,
  n: number,
): number {
  const [lower, upper] = [Math.floor((n - 1) / 2), Math.floor(n / 2)];
  let below = 0;
  let low: number | null = null;
  for (let i = 0; i < ascending.length; i++) {
    below += row[owner[i]];
    if (low === null && below > lower) low = ascending[i];
    if (low !== null && below > upper) return low === ascending[i] ? low : (low + ascending[i]) / 2;
  }
  throw new Error('a resample holds fewer values than its weights say');
}
