import { binomialCdf } from '../distributions';
import type { Interval } from '../interval';
import { sorted } from '../summary/quantile-sorted';

/**
 * The interval of a median between two order statistics (Conover 1999, 3.2): exact whatever the distribution, for values
 * that are independent. Its level is what the binomial gives, at least the one asked for; null where even the extremes
 * give less (below 6 values at 0.95).
 *
 * Infinite values are allowed: an undefined distance ranks worst.
 */
export function medianInterval(values: readonly number[], level = 0.95): Interval | null {
  const ascending = sorted(values);
  const n = ascending.length;
  const rank = deepestRank(n, (1 - level) / 2);
  if (rank === 0) return null;
  const missed = 2 * binomialCdf(rank - 1, n, 0.5);
  return { low: ascending[rank - 1], high: ascending[n - rank], level: 1 - missed };
}

/** The greatest rank r for which P(fewer than r of n values lie below the median) is at most `tail`; 0 where none is. */
function deepestRank(n: number, tail: number): number {
  let rank = 0;
  while (2 * rank + 1 < n && binomialCdf(rank, n, 0.5) <= tail) rank++;
  return rank;
}
