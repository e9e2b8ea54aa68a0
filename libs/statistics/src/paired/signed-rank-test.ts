import { normalCdf } from '../distributions';
import { atMost, signedRankDistribution } from './signed-rank-distribution';
import { signedRanks } from './signed-ranks';

export type Alternative = 'two-sided' | 'greater' | 'less';

/** Up to so many differences other than 0 the distribution is exact; above, the normal one. */
export const MOST_EXACT = 100;

export interface SignedRankTest {
  /** Differences other than 0, which decide. */
  readonly n: number;
  readonly zeros: number;
  /** Sum of the ranks of the positive differences. */
  readonly statistic: number;
  readonly p: number;
  readonly isExact: boolean;
  /** The least p that so many differences can give: all of one sign. */
  readonly smallestP: number;
}

/**
 * Wilcoxon's signed rank test that differences are symmetric about 0, zeros treated as Pratt did: exact by permutation of the
 * midranks, as R's coin `wilcoxsign_test(zero.method = "Pratt", distribution = exact())` gives it.
 */
export function signedRankTest(
  differences: readonly number[],
  alternative: Alternative = 'two-sided',
): SignedRankTest {
  const { doubled, zeros } = signedRanks(differences);
  const n = doubled.length;
  const positive = doubled.reduce((sum, rank) => sum + Math.max(rank, 0), 0);
  const sizes = doubled.map(Math.abs);
  const isExact = n <= MOST_EXACT;
  const tails = isExact ? exactTails(sizes, positive) : normalTails(sizes, positive);
  return {
    n,
    zeros,
    statistic: positive / 2,
    p: pOf(tails, alternative),
    isExact,
    smallestP: smallestP(n, alternative),
  };
}

/** P(W <= w) and P(W >= w). */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

function exactTails(ranks: readonly number[], w: number): Tails {
  const distribution = signedRankDistribution(ranks);
  // The distribution is symmetric: the upper tail is the lower one of what is left.
  const lower = atMost(distribution, w);
  return { lower, upper: atMost(distribution, distribution.length - 1 - w) };
}

function normalTails(ranks: readonly number[], w: number): Tails {
  const expected = ranks.reduce((sum, rank) => sum + rank, 0) / 2;
  const sd = Math.sqrt(ranks.reduce((sum, rank) => sum + rank * rank, 0)) / 2;
  const z = (w - expected) / sd;
  return { lower: normalCdf(z), upper: normalCdf(-z) };
}

/** p of a test from both tails of its statistic. */
export function pOf({ lower, upper }: Tails, alternative: Alternative): number {
  if (alternative === 'less') return lower;
  if (alternative === 'greater') return upper;
  return Math.min(1, 2 * Math.min(lower, upper));
}

/** @param n differences other than 0 */
export const smallestP = (n: number, alternative: Alternative = 'two-sided'): number =>
  Math.min(1, (alternative === 'two-sided' ? 2 : 1) / 2 ** n);

/** Differences other than 0 that are needed before any p is at most alpha. */
export const differencesNeeded = (alpha: number, alternative: Alternative = 'two-sided'): number =>
  Math.ceil(Math.log2((alternative === 'two-sided' ? 2 : 1) / alpha));
