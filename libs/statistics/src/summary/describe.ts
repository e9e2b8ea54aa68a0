import { quantileSorted, sorted } from './quantile-sorted';

/** What stands in a table for one arm at one site; of no values there is nothing to say. */
export interface Description {
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation, n - 1; null of one value. */
  readonly sd: number | null;
  readonly min: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly max: number;
}

/** Summary of finite values; null where there are none. */
export function describe(values: readonly number[]): Description | null {
  const ascending = sorted(values);
  const n = ascending.length;
  if (n === 0) return null;
  return {
    n,
    mean: mean(ascending),
    sd: n === 1 ? null : Math.sqrt(variance(ascending)),
    min: ascending[0],
    q1: quantileSorted(ascending, 0.25),
    median: quantileSorted(ascending, 0.5),
    q3: quantileSorted(ascending, 0.75),
    max: ascending[n - 1],
  };
}

/** Of at least one value. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/** Sample variance, n - 1, of at least two values, in two passes. */
export function variance(values: ArrayLike<number>): number {
  const centre = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] - centre) ** 2;
  return sum / (values.length - 1);
}
