import { normalCdf, normalQuantile } from '../distributions';
import type { Difference } from './hodges-lehmann';
import { signedRankDistribution } from './signed-rank-distribution';
import { signedRanks } from './signed-ranks';
import { MOST_EXACT, pOf, smallestP, type Alternative, type Tails } from './signed-rank-test';
import { leastValue, walshOf, type WalshAverages } from './walsh';

/** Sites are strata: ranks are given within each, never over a pool. */
export interface StratifiedTest {
  /** Sum over sites of the positive ranks' sum over (n + 1), n all differences of the site (van Elteren's weights). */
  readonly statistic: number;
  readonly p: number;
  readonly isExact: boolean;
  /** Differences other than 0, of all sites. */
  readonly n: number;
  /** The least p that so many differences can give: all of one sign. */
  readonly smallestP: number;
}

/** The exact distribution is given up for the normal one where adding a site would take more sums than this. */
const MOST_SUMS = 50_000;

/** Two values of the statistic closer than this are one: they are sums of the same fractions in another order. */
const SAME = 1e-9;

interface Stratum {
  readonly ranks: readonly number[];
  readonly positive: number;
  readonly weight: number;
}

/**
 * The signed rank test over sites: differences are ranked at each site, the sites' statistics are added.
 *
 * @param sites differences of each site
 */
export function stratifiedSignedRankTest(
  sites: readonly (readonly number[])[],
  alternative: Alternative = 'two-sided',
): StratifiedTest {
  const strata = sites.filter((site) => site.length > 0).map(stratumOf);
  const statistic = strata.reduce((sum, { positive, weight }) => sum + weight * positive, 0);
  const n = strata.reduce((sum, { ranks }) => sum + ranks.length, 0);
  const exact = exactDistribution(strata);
  const tails = exact ? exactTails(exact, statistic) : normalTails(strata, statistic);
  const p = n === 0 ? 1 : pOf(tails, alternative);
  return { statistic, p, isExact: exact !== null, n, smallestP: smallestP(n, alternative) };
}

function stratumOf(differences: readonly number[]): Stratum {
  const { doubled } = signedRanks(differences);
  const positive = doubled.reduce((sum, rank) => sum + Math.max(rank, 0), 0);
  return { ranks: doubled.map(Math.abs), positive, weight: 0.5 / (differences.length + 1) };
}

/** Sites of one weight are one sum of ranks: their distribution is that of whole numbers, and as quickly made as one site's. */
function byWeight(strata: readonly Stratum[]): Pick<Stratum, 'ranks' | 'weight'>[] {
  const ranks = new Map<number, number[]>();
  for (const one of strata) ranks.set(one.weight, [...(ranks.get(one.weight) ?? []), ...one.ranks]);
  return [...ranks].map(([weight, ofWeight]) => ({ weight, ranks: ofWeight }));
}

/** Probability of every value of the statistic; null where there are too many. */
function exactDistribution(strata: readonly Stratum[]): Map<number, number> | null {
  let all = new Map([[0, 1]]);
  for (const { ranks, weight } of byWeight(strata)) {
    const values = 1 + ranks.reduce((sum, rank) => sum + rank, 0);
    if (ranks.length > MOST_EXACT || all.size * values > MOST_SUMS) return null;
    const own = signedRankDistribution(ranks);
    const next = new Map<number, number>();
    for (const [value, probability] of all) {
      own.forEach((share, w) => {
        if (share === 0) return;
        const at = Math.round((value + weight * w) / SAME) * SAME;
        next.set(at, (next.get(at) ?? 0) + probability * share);
      });
    }
    all = next;
  }
  return all;
}

function exactTails(distribution: ReadonlyMap<number, number>, statistic: number): Tails {
  let [lower, upper] = [0, 0];
  for (const [value, probability] of distribution) {
    if (value <= statistic + 2 * SAME) lower += probability;
    if (value >= statistic - 2 * SAME) upper += probability;
  }
  return { lower: Math.min(lower, 1), upper: Math.min(upper, 1) };
}

function normalTails(strata: readonly Stratum[], statistic: number): Tails {
  let [expected, variance] = [0, 0];
  for (const { ranks, weight } of strata) {
    for (const rank of ranks) {
      expected += (weight * rank) / 2;
      variance += (weight * rank) ** 2 / 4;
    }
  }
  const z = (statistic - expected) / Math.sqrt(variance);
  return { lower: normalCdf(z), upper: normalCdf(-z) };
}

/**
 * The difference that the stratified test does not reject most: the median of all sites' Walsh averages, those of a site of n
 * weighing 1 / (n + 1). The interval inverts the test's normal approximation. null of no differences.
 */
export function stratifiedDifference(
  sites: readonly (readonly number[])[],
  level = 0.95,
): Difference | null {
  const strata = sites.filter((site) => site.length > 0);
  if (strata.length === 0) return null;
  const weighed = strata.map((site) => ({ walsh: walshOf(site), weight: 1 / (site.length + 1) }));
  const whole = weighed.reduce((sum, { walsh, weight }) => sum + weight * walsh.count, 0);
  const variance = strata.reduce(
    (sum, { length: n }) => sum + (n * (2 * n + 1)) / (24 * (n + 1)),
    0,
  );
  const reach = -normalQuantile((1 - level) / 2) * Math.sqrt(variance);
  const estimate = weightedQuantile(weighed, whole / 2);
  if (reach >= whole / 2) return { estimate, interval: null };
  const low = weightedQuantile(weighed, whole / 2 - reach);
  const high = weightedQuantile(weighed, whole / 2 + reach);
  return { estimate, interval: { low, high, level } };
}

interface Weighed {
  readonly walsh: WalshAverages;
  readonly weight: number;
}

/** The value at which the weights, added up, pass a share of the whole; half way where they meet it exactly. */
function weightedQuantile(sites: readonly Weighed[], share: number): number {
  const least = Math.min(...sites.map(({ walsh }) => walsh.least));
  const most = Math.max(...sites.map(({ walsh }) => walsh.most));
  const upTo = (value: number): number =>
    sites.reduce((sum, { walsh, weight }) => sum + weight * walsh.atMost(value), 0);
  const reached = leastValue(least, most, (value) => upTo(value) > share - SAME);
  if (upTo(reached) > share + SAME) return reached;
  const passed = leastValue(least, most, (value) => value === most || upTo(value) > share + SAME);
  return (reached + passed) / 2;
}
