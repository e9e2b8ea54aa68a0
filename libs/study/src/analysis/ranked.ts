import type { Interval } from '@atrium/statistics';

/** A number as JSON carries it: an undefined distance is 'infinity'. */
export type Ranked = number | 'infinity';

/** @throws on NaN: nothing undefined reaches a table */
export function ranked(value: number): Ranked {
  if (Number.isNaN(value)) throw new Error('a statistic is not a number');
  return Number.isFinite(value) ? value : 'infinity';
}

export const rankedInterval = (interval: Interval | null) =>
  interval && { low: ranked(interval.low), high: ranked(interval.high), level: interval.level };
