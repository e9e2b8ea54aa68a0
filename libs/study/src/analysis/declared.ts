import {
  completedValue,
  failureClass,
  ownValue,
  valueOfAllCases,
  type Apart,
  type ComparisonYaml,
  type DeclaredAnswerOfRun,
  type Endpoint,
  type PairCounts,
} from '@atrium/contracts';
import {
  declaredAnswers,
  type DeclaredAnswer,
  type DeclaredComparison,
  type DeclaredPairs,
  type Pairs,
  type SitePairs,
  offersClaim,
} from '@atrium/statistics';
import type { Silence } from './incomplete';
import { toEstimate } from './difference';
import { pairsBetween, type AnalysedRow, type ValueOf } from './values';

/** Rows of each site, in the cohort's order of sites; pilot cases are left out before. */
export type RowsBySite = ReadonlyMap<string, readonly AnalysedRow[]>;

const toDeclared = ({ id, kind, margin, at }: ComparisonYaml): DeclaredComparison => ({
  id,
  kind,
  margin: margin ?? null,
  at: at ?? 'overall',
});

/** The declared comparisons, answered. @param apart of each by its id @param silence why one is given no verdict */
export function answerDeclared(
  comparisons: readonly ComparisonYaml[],
  apart: Readonly<Record<string, Apart>>,
  sites: RowsBySite,
  endpoint: Endpoint,
  silence: Silence,
): DeclaredAnswerOfRun[] {
  const pairs = comparisons.map((comparison) => pairsAtSites(comparison, sites, endpoint));
  const declared = comparisons.map((comparison, i): DeclaredPairs => {
    const { allCases, completedOnly } = pairs[i];
    return { comparison: toDeclared(comparison), allCases, completedOnly };
  });
  return declaredAnswers(declared).map((answer, i) => {
    const { arm, against } = comparisons[i];
    const silent = silence([arm, against]);
    return {
      comparison: comparisons[i],
      apart: ownValue(apart, comparisons[i].id) ?? [],
      verdict: silent ?? answer.verdict,
      needed: silent ? null : answer.needed,
      lost_sites: [...answer.lostSites],
      failed: { arm: failuresOf(arm, sites), against: failuresOf(against, sites) },
      all_cases: toAnswer(comparisons[i].kind, answer.allCases, pairs[i].ofAllCases),
      completed_only: toAnswer(comparisons[i].kind, answer.completedOnly, pairs[i].ofCompleted),
    };
  });
}

/** Cases with a reference: failures of others count nowhere. */
const failuresOf = (arm: string, sites: RowsBySite): number =>
  [...sites.values()]
    .flat()
    .filter((row) => row.arm === arm && row.status === 'failed' && row.isCompared)
    .filter(({ errorCode }) => failureClass(errorCode) === 'method').length;

const sizesOf = ({ sites }: DeclaredAnswer['allCases']): number[] => sites.map(({ n }) => n);

function pairsAtSites(comparison: ComparisonYaml, sites: RowsBySite, endpoint: Endpoint) {
  const ofAllCases: PairCounts[] = [];
  const ofCompleted: PairCounts[] = [];
  const allCases: SitePairs[] = [];
  const completedOnly: SitePairs[] = [];
  for (const [site, rows] of sites) {
    const all = differencesOf(comparison, rows, endpoint, valueOfAllCases);
    const completed = differencesOf(comparison, rows, endpoint, completedValue);
    ofAllCases.push(countsOf(all, comparison, rows));
    ofCompleted.push(countsOf(completed, comparison, rows));
    allCases.push({ site, differences: all.differences });
    completedOnly.push({ site, differences: completed.differences });
  }
  return {
    ofAllCases: sumOf(ofAllCases),
    ofCompleted: sumOf(ofCompleted),
    allCases,
    completedOnly,
  };
}

/** What became of a site's cases that have a row of either arm. */
function countsOf(
  { cases, onlyA, onlyB }: Pairs,
  { arm, against }: ComparisonYaml,
  rows: readonly AnalysedRow[],
): PairCounts {
  const ofEither = rows.filter((row) => row.arm === arm || row.arm === against);
  const asked = new Set(ofEither.map(({ caseId }) => caseId)).size;
  const [both, one] = [cases.length, onlyA + onlyB];
  return { both, one, neither: asked - both - one };
}

const sumOf = (counts: readonly PairCounts[]): PairCounts =>
  counts.reduce(
    (sum, { both, one, neither }) => ({
      both: sum.both + both,
      one: sum.one + one,
      neither: sum.neither + neither,
    }),
    { both: 0, one: 0, neither: 0 },
  );

/** Arm less against, one a patient, turned so that more is better. */
function differencesOf(
  comparison: ComparisonYaml,
  rows: readonly AnalysedRow[],
  endpoint: Endpoint,
  valueOf: ValueOf,
) {
  const pairs = pairsBetween(rows, comparison, endpoint, valueOf);
  return { ...pairs, differences: pairs.ofPatients.map((value) => endpoint.turn * value) };
}

function toAnswer(
  kind: ComparisonYaml['kind'],
  answer: DeclaredAnswer['allCases'],
  pairs: PairCounts,
) {
  const { p, adjustedP, smallestP, difference, sites } = answer;
  return {
    pairs,
    patients: sizesOf(answer).reduce((sum, n) => sum + n, 0),
    p,
    adjusted_p: adjustedP,
    smallest_p: smallestP,
    ...toEstimate(difference, offersClaim(kind, sizesOf(answer))),
    sites: sites.map(({ site, n, p: ofSite, difference: atSite }) => ({
      site,
      n,
      p: ofSite,
      ...toEstimate(atSite, offersClaim(kind, [n])),
    })),
  };
}
