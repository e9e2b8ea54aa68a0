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
export function resampledMeans({ sums, counts }: ClusterSums, resamples: Resamples): Float64Array {
  const { clusters, count, weights } = resamples;
  const means = new Float64Array(count);
  let kept = 0;
  for (let r = 0, at = 0; r < count; r++) {
    let sum = 0;
    let n = 0;
    for (let c = 0; c < clusters; c++, at++) {
      sum += weights[at] * sums[c];
      n += weights[at] * counts[c];
    }
    if (n > 0) means[kept++] = sum / n;
  }
  return means.subarray(0, kept);
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
