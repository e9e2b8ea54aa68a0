import type { Alternative } from './signed-rank-test';
import { stratifiedSignedRankTest } from './stratified';

/**
 * What is claimed of differences of which more is better: that none is lost by the margin or more; that they lie within it
 * both ways (Schuirmann's two one-sided tests); that they are not 0.
 */
export type Claim = 'non-inferiority' | 'equivalence' | 'difference';

/**
 * What p is held against. Promised are 0.025 one-sided of non-inferiority, 0.05 in each of an equivalence's two tests and 0.05 two-sided
 * of a difference. Ranks test a margin as if differences were symmetric; where one arm fails in some cases they are not, and a test at
 * its promised alpha errs up to 1.4 times as often (docs/statistics.md). Those at a margin are therefore made at four fifths of it.
 */
export const LEVEL = { 'non-inferiority': 0.02, equivalence: 0.04, difference: 0.05 } as const;

export interface MarginTest {
  /** Of the tests that the claim needs the greatest. */
  readonly p: number;
  /** The least p that so many differences can give. */
  readonly smallestP: number;
}

/**
 * The signed rank test over sites, of one site the plain one, of the differences shifted by the margin.
 *
 * @param margin above 0; of a difference it is not looked at
 * @param sites differences of each site
 */
export function marginTest(
  claim: Claim,
  margin: number,
  sites: readonly (readonly number[])[],
): MarginTest {
  const shifted = (by: number, side: Alternative) =>
    stratifiedSignedRankTest(
      sites.map((site) => site.map((difference) => difference + by)),
      side,
    );
  const tests = {
    'non-inferiority': () => [shifted(margin, 'greater')],
    equivalence: () => [shifted(margin, 'greater'), shifted(-margin, 'less')],
    difference: () => [shifted(0, 'two-sided')],
  }[claim]();
  return {
    p: Math.max(...tests.map((test) => test.p)),
    smallestP: Math.max(...tests.map((test) => test.smallestP)),
  };
}
