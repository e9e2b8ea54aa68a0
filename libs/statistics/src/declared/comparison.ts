import { hodgesLehmann, type Difference } from '../paired/hodges-lehmann';
import { differencesNeeded, type Alternative } from '../paired/signed-rank-test';
import { LEVEL, marginTest, type Claim } from '../paired/margin-test';
import { stratifiedDifference } from '../paired/stratified';

/** A comparison as a protocol declares it. Differences are arm less against, turned so that more is better. */
export interface DeclaredComparison {
  readonly id: string;
  readonly kind: Claim;
  /** Above 0; of kind difference there is none. */
  readonly margin: number | null;
  readonly at: 'every-site' | 'overall';
}

/** Paired differences at one site. */
export interface SitePairs {
  readonly site: string;
  readonly differences: readonly number[];
}

/** What the pairs say, before several comparisons are adjusted for each other. */
export interface ComparisonResult {
  readonly id: string;
  readonly p: number;
  /** The least p that so many pairs can give. */
  readonly smallestP: number;
  /** Differences other than 0 that each test needs before its p can be at most the level asked for. */
  readonly needed: (level: number) => number;
  readonly difference: Difference | null;
  readonly sites: readonly {
    readonly site: string;
    readonly n: number;
    readonly p: number;
    readonly difference: Difference | null;
  }[];
}

/**
 * A comparison at its sites and over them: the stratified signed rank test of the differences shifted by the margin. 'At every
 * site' is the greatest p of the sites, unadjusted (intersection-union, Berger 1982).
 */
export function compare(
  comparison: DeclaredComparison,
  pairs: readonly SitePairs[],
): ComparisonResult {
  const coverage = 1 - LEVEL[comparison.kind] * (comparison.kind === 'difference' ? 1 : 2);
  const sites = pairs.map(({ site, differences }) => ({
    site,
    n: differences.length,
    ...testOf(comparison, [differences]),
    difference: hodgesLehmann(differences, coverage),
  }));
  const all = pairs.map(({ differences }) => differences);
  const overall = testOf(comparison, all);
  const isEverySite = comparison.at === 'every-site';
  const worst = (of: 'p' | 'smallestP'): number => Math.max(...sites.map((site) => site[of]), 0);
  return {
    id: comparison.id,
    p: pairs.length === 0 ? 1 : isEverySite ? worst('p') : overall.p,
    smallestP: pairs.length === 0 ? 1 : isEverySite ? worst('smallestP') : overall.smallestP,
    needed: (level) => differencesNeeded(level, sideOf(comparison)),
    difference: stratifiedDifference(all, coverage),
    sites,
  };
}

const sideOf = ({ kind }: DeclaredComparison): Alternative =>
  kind === 'difference' ? 'two-sided' : 'greater';

const testOf = ({ kind, margin }: DeclaredComparison, sites: readonly (readonly number[])[]) =>
  marginTest(kind, margin ?? 0, sites);
