import type { Interval } from '../interval';
import { bcaInterval } from './bca';
import type { Resamples } from './resamples';

/** Sum and number of the values of each cluster; a cluster may have none. */
export interface ClusterSums {
  readonly sums: Float64Array;
  readonly counts: Float64Array;
}

/** @param cluster of each value, 0-based, below `clusters` */
export function clusterSums(
  values: ArrayLike<number>,
  cluster: ArrayLike<number>,
  clusters: number,
): ClusterSums {
  const sums = new Float64Array(clusters);
  const counts = new Float64Array(clusters);
  for (let i = 0; i < values.length; i++) {
    sums[cluster[i]] += values[i];
    counts[cluster[i]]++;
  }
  return { sums, counts };
}

/** The mean of every resample; a resample without a value has none and is left out. */
export function resampledMeans(values: ClusterSums, resamples: Resamples): Float64Array {
  const { count } = resamples;
  const [sums, counts] = [new Float64Array(count + 3), new Float64Array(count + 3)];
  for (let first = 0; first < count; first += 4) drawFour(values, resamples, first, sums, counts);
  const means = new Float64Array(count);
  let kept = 0;
  for (let r = 0; r < count; r++) if (counts[r] > 0) means[kept++] = sums[r] / counts[r];
  return means.subarray(0, kept);
}

/**
 * Sums and numbers of the values that resamples `first` to `first + 3` drew. Four at once, since one sum waits for each of its own
 * additions: twice as fast as one by one, and every sum is added in the same order. Past the last resample the last is repeated.
 */
function drawFour(
  { sums, counts }: ClusterSums,
  { clusters, count, weights }: Resamples,
  first: number,
  drawnSums: Float64Array,
  drawnCounts: Float64Array,
): void {
  const last = count - 1;
  const row0 = first * clusters;
  const row1 = Math.min(first + 1, last) * clusters;
  const row2 = Math.min(first + 2, last) * clusters;
  const row3 = Math.min(first + 3, last) * clusters;
  let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
  let [n0, n1, n2, n3] = [0, 0, 0, 0];
  for (let c = 0; c < clusters; c++) {
    const sum = sums[c];
    const n = counts[c];
    const w0 = weights[row0 + c];
    const w1 = weights[row1 + c];
    const w2 = weights[row2 + c];
    const w3 = weights[row3 + c];
    sum0 += w0 * sum;
    n0 += w0 * n;
    sum1 += w1 * sum;
    n1 += w1 * n;
    sum2 += w2 * sum;
    n2 += w2 * n;
    sum3 += w3 * sum;
    n3 += w3 * n;
  }
  drawnSums.set([sum0, sum1, sum2, sum3], first);
  drawnCounts.set([n0, n1, n2, n3], first);
}

/** The mean without each cluster in turn; clusters without a value are left out. */
export function jackknifeMeans({ sums, counts }: ClusterSums): Float64Array {
  const [sum, n] = [total(sums), total(counts)];
  const means: number[] = [];
  for (let c = 0; c < sums.length; c++) {
    if (counts[c] > 0 && counts[c] < n) means.push((sum - sums[c]) / (n - counts[c]));
  }
  return Float64Array.from(means);
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

/**
 * BCa interval of a mean, clusters resampled; null of fewer than two clusters with a value, or where all values are equal.
 */
export function meanInterval(
  values: ClusterSums,
  resamples: Resamples,
  level = 0.95,
): Interval | null {
  const left = jackknifeMeans(values);
  if (left.length < 2) return null;
  const estimate = total(values.sums) / total(values.counts);
  return bcaInterval(resampledMeans(values, resamples), estimate, left, level);
}
