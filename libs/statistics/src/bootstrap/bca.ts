import { normalCdf, normalQuantile } from '../distributions';
import type { Interval } from '../interval';
import { mean } from '../summary/describe';
import { quantileSorted, sorted } from '../summary/quantile-sorted';

/**
 * The bias-corrected and accelerated interval (Efron 1987), as SciPy's `bootstrap` computes it: half of the replicates
 * equal to the estimate count as below it, percentiles are R-7.
 *
 * @param replicates the estimate of every resample
 * @param jackknife the estimate without each cluster in turn
 * @returns null where the replicates, or the jackknife's values, are all the same: nothing can be said of the spread
 */
export function bcaInterval(
  replicates: ArrayLike<number>,
  estimate: number,
  jackknife: ArrayLike<number>,
  level = 0.95,
): Interval | null {
  const ascending = sorted(Array.from(replicates));
  const bias = normalQuantile(shareBelow(ascending, estimate));
  const acceleration = accelerationOf(jackknife);
  if (!Number.isFinite(bias) || acceleration === null) return null;
  const percentile = (p: number): number => {
    const z = bias + normalQuantile(p);
    return quantileSorted(ascending, normalCdf(bias + z / (1 - acceleration * z)));
  };
  const tail = (1 - level) / 2;
  return { low: percentile(tail), high: percentile(1 - tail), level };
}

function shareBelow(ascending: Float64Array, estimate: number): number {
  let below = 0;
  for (const value of ascending) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
  return below / ascending.length;
}

/** A sixth of the skewness of the jackknife's values. */
function accelerationOf(jackknife: ArrayLike<number>): number | null {
  const centre = mean(jackknife);
  let [squares, cubes] = [0, 0];
  for (let i = 0; i < jackknife.length; i++) {
    const off = centre - jackknife[i];
    squares += off ** 2;
    cubes += off ** 3;
  }
  return squares === 0 ? null : cubes / (6 * squares ** 1.5);
}
