import { percentiles } from '@atrium/imaging';

/** Median of values in any order; NaN of none. */
export function median(values: readonly number[]): number {
  const [found] = percentiles(Float64Array.from(values), 'all', [50]) ?? [NaN];
  return found;
}
