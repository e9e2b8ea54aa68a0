import type { DeclaredComparison } from '../declared/comparison';
import type { Claim } from '../paired/margin-test';
import { offers, type Procedure } from './offers';

const TESTS: Readonly<Record<Claim, Procedure>> = {
  'non-inferiority': 'non-inferiority, one-sided 0.025',
  equivalence: 'equivalence, 0.05',
  difference: 'signed rank, two-sided 0.05',
};

const STRATIFIED_TESTS: Readonly<Record<Claim, Procedure>> = {
  'non-inferiority': 'stratified non-inferiority, one-sided 0.025',
  equivalence: 'stratified equivalence, 0.05',
  difference: 'stratified signed rank, 0.05',
};

/** The simulation is of sites of one size: in tests of ranks the middle one of several stands for all, the smaller of two. */
function middleSize(sizes: readonly number[]): number {
  const ascending = [...sizes].sort((a, b) => a - b);
  return ascending[Math.floor((ascending.length - 1) / 2)] ?? 0;
}

/** For means, which the least of the sites misleads: the smallest size. */
export const smallestSize = (sizes: readonly number[]): number =>
  sizes.length === 0 ? 0 : Math.min(...sizes);

/** Whether the test of a claim holds its alpha at so many pairs of each site. */
export function offersTest(
  { kind, at }: Pick<DeclaredComparison, 'kind' | 'at'>,
  sizes: readonly number[],
): boolean {
  const pairs = sizes.filter((n) => n > 0);
  if (at === 'every-site' || pairs.length < 2) return pairs.every((n) => offers(TESTS[kind], n));
  return offers(STRATIFIED_TESTS[kind], middleSize(pairs), pairs.length);
}

/** Whether the test of groups within sites holds its alpha. @param sizes values of each site */
export function offersGroups(sizes: readonly number[]): boolean {
  const sites = sizes.filter((n) => n > 0);
  return offers('groups, 0.05', middleSize(sites), sites.length);
}

/** Whether the interval of a difference over sites covers it. */
export function offersDifference(sizes: readonly number[]): boolean {
  const pairs = sizes.filter((n) => n > 0);
  return pairs.length < 2
    ? pairs.every((n) => offers('difference: Hodges-Lehmann', n))
    : offers('stratified difference', middleSize(pairs), pairs.length);
}

/**
 * Whether the interval of a declared difference is given: of 95 or 96 %, where that covers; of an equivalence's 92 % its two tests
 * hold their alpha besides, for it misses to one side exactly where one of them errs.
 */
export const offersClaim = (kind: Claim, sizes: readonly number[]): boolean =>
  offersDifference(sizes) && (kind !== 'equivalence' || offersTest({ kind, at: 'overall' }, sizes));
