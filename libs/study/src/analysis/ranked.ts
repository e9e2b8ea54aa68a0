import type { Ranked } from '@atrium/contracts';
import type { Interval } from '@atrium/statistics';

/** A number as JSON carries it. @throws on NaN: nothing undefined reaches a table */
export function ranked(value: number): Ranked {
  if (Number.isNaN(value)) throw new Error('a statistic is not a number');
  if (Number.isFinite(value)) return value;
  return value > 0 ? 'infinity' : '-infinity';
}

export const rankedInterval = (interval: Interval | null) =>
  interval && { low: ranked(interval.low), high: ranked(interval.high), level: interval.level };
