import {
  completedValue,
  valueOfAllCases,
  type ComparisonYaml,
  type DeclaredAnswerOfRun,
  type Endpoint,
} from '@atrium/contracts';
import {
  declaredAnswers,
  type DeclaredAnswer,
  type DeclaredComparison,
  type DeclaredPairs,
  type SitePairs,
  offersDifference,
  offersTest,
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

/** The declared comparisons, answered. @param silence why one is given no verdict */
export function answerDeclared(
  comparisons: readonly ComparisonYaml[],
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
      verdict: silent ?? unoffered(comparisons[i], answer) ?? answer.verdict,
      needed: silent ? null : answer.needed,
      pairs: pairs[i].counts,
      all_cases: toAnswer(answer.allCases),
      completed_only: toAnswer(answer.completedOnly),
    };
  });
}

const sizesOf = ({ sites }: DeclaredAnswer['allCases']): number[] => sites.map(({ n }) => n);

/** A test that does not hold its alpha at these numbers of pairs and sites decides nothing. */
const unoffered = (
  comparison: ComparisonYaml,
  { allCases, completedOnly }: DeclaredAnswer,
): 'not decidable' | null =>
  [allCases, completedOnly].every((answer) =>
    offersTest({ kind: comparison.kind, at: comparison.at ?? 'overall' }, sizesOf(answer)),
  )
    ? null
    : 'not decidable';

function pairsAtSites(comparison: ComparisonYaml, sites: RowsBySite, endpoint: Endpoint) {
  const counts = { both: 0, one: 0 };
  const allCases: SitePairs[] = [];
  const completedOnly: SitePairs[] = [];
  for (const [site, rows] of sites) {
    const all = differencesOf(comparison, rows, endpoint, valueOfAllCases);
    const completed = differencesOf(comparison, rows, endpoint, completedValue);
    counts.both += completed.cases.length;
    counts.one += completed.onlyA + completed.onlyB;
    allCases.push({ site, differences: all.differences });
    completedOnly.push({ site, differences: completed.differences });
  }
  return { counts, allCases, completedOnly };
}

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

function toAnswer(answer: DeclaredAnswer['allCases']) {
  const { p, adjustedP, smallestP, difference, sites } = answer;
  return {
    p,
    adjusted_p: adjustedP,
    smallest_p: smallestP,
    ...toEstimate(difference, offersDifference(sizesOf(answer))),
    sites: sites.map(({ site, n, p: ofSite, difference: atSite }) => ({
      site,
      n,
      p: ofSite,
      ...toEstimate(atSite, offersDifference([n])),
    })),
  };
}
