import { normalQuantile } from '../distributions';
import type { Interval } from '../interval';
import { signedRankDistribution } from './signed-rank-distribution';
import { MOST_EXACT } from './signed-rank-test';
import { walshMedian, walshOf, walshRank } from './walsh';

/** A difference with its interval; no interval where so few pairs give none of that level. */
export interface Difference {
  readonly estimate: number;
  readonly interval: Interval | null;
}

/**
 * The median of the Walsh averages (Hodges and Lehmann 1963), with the interval that inverts the signed rank test: exact up
 * to MOST_EXACT differences, as R's `wilcox.test(conf.int = TRUE, exact = TRUE)`; the level is the one attained. null of no
 * differences.
 */
export function hodgesLehmann(differences: readonly number[], level = 0.95): Difference | null {
  const n = differences.length;
  if (n === 0) return null;
  const walsh = walshOf(differences);
  const tail = (1 - level) / 2;
  const cut = n <= MOST_EXACT ? exactCut(n, tail) : normalCut(n, tail);
  const interval = cut && {
    low: walshRank(walsh, cut.rank),
    high: walshRank(walsh, walsh.count - cut.rank + 1),
    level: 1 - 2 * cut.tail,
  };
  return { estimate: walshMedian(walsh), interval };
}

/** Which Walsh average from each end bounds the interval, and the share that lies beyond. */
interface Cut {
  readonly rank: number;
  readonly tail: number;
}

/** P(W <= w) of n differences without ties, at w: made once for every n. */
const cumulated = new Map<number, Float64Array>();

function cumulatedOf(n: number): Float64Array {
  const known = cumulated.get(n);
  if (known) return known;
  const made = signedRankDistribution(Array.from({ length: n }, (_, i) => i + 1));
  for (let w = 1; w < made.length; w++) made[w] += made[w - 1];
  cumulated.set(n, made);
  return made;
}

function exactCut(n: number, tail: number): Cut | null {
  const atMost = cumulatedOf(n);
  let rank = 0;
  while (atMost[rank] <= tail) rank++;
  return rank === 0 ? null : { rank, tail: atMost[rank - 1] };
}

function normalCut(n: number, tail: number): Cut {
  const sd = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24);
  const rank = Math.floor((n * (n + 1)) / 4 + normalQuantile(tail) * sd);
  return { rank: Math.max(rank, 1), tail };
}
