import type { AnalysisQuestion, PairAnalysis, PairAnswer } from '@atrium/contracts';
import {
  blandAltman,
  hodgesLehmann,
  pairsOf,
  siteEffect,
  stratifiedDifference,
  stratifiedSignedRankTest,
  tQuantile,
  type Agreement,
  type SiteEffect,
} from '@atrium/statistics';
import { groupBy } from '../group-by';
import { toEstimate } from './declared';
import { isIncomplete } from './incomplete';
import { offersDifference } from './offered';
import { overSites } from './over-sites';
import { ranked } from './ranked';
import { evenlyThinned } from './thinned';
import {
  completedValue,
  endpointOf,
  valueOfAllCases,
  type AnalysedRow,
  type Endpoint,
} from './values';

type PairQuestion = Extract<AnalysisQuestion, { kind: 'pair' }>;
type ValueOf = typeof completedValue;

const MOST_POINTS = 5000;
const MOST_STEPS = 500;

/** Two arms compared at every site and over them, in both populations. @param rows of both arms, or of more */
export function analysePair(
  { arm, against, endpoint: name }: PairQuestion,
  rows: readonly AnalysedRow[],
  apart: readonly PairAnalysis['apart'][number][],
): PairAnalysis {
  const endpoint = endpointOf(name);
  const both = rows.filter((row) => row.arm === arm || row.arm === against);
  const valuesOf = (id: string, valueOf: ValueOf) => valuesByCase(both, id, endpoint, valueOf);
  const completed = pairsOf(valuesOf(arm, completedValue), valuesOf(against, completedValue));
  return {
    arm,
    against,
    endpoint: name,
    apart: [...apart],
    is_incomplete: isIncomplete(both),
    pairs: {
      both: completed.cases.length,
      only_arm: completed.onlyA,
      only_against: completed.onlyB,
    },
    all_cases: answerOf(arm, against, both, endpoint, valueOfAllCases),
    completed_only: answerOf(arm, against, both, endpoint, completedValue),
    ecdf: [arm, against].map((id) => ecdfOf(id, valuesOf(id, completedValue))),
    points: pointsOf(valuesOf(arm, completedValue), valuesOf(against, completedValue), both),
  };
}

const valuesByCase = (
  rows: readonly AnalysedRow[],
  arm: string,
  endpoint: Endpoint,
  valueOf: ValueOf,
): Map<string, number> =>
  new Map(
    rows.flatMap((row) => {
      const value = row.arm === arm ? valueOf(row, endpoint) : undefined;
      return value === undefined ? [] : [[row.caseId, value] as const];
    }),
  );

function answerOf(
  arm: string,
  against: string,
  rows: readonly AnalysedRow[],
  endpoint: Endpoint,
  valueOf: ValueOf,
): PairAnswer {
  const sites = [...groupBy(rows, ({ site }) => site)].map(([site, ofSite]) => ({
    site,
    differences: pairsOf(
      valuesByCase(ofSite, arm, endpoint, valueOf),
      valuesByCase(ofSite, against, endpoint, valueOf),
    ).differences.map(twoUndefined),
  }));
  const all = sites.map(({ differences }) => differences);
  const pooled = all.flat();
  const isFinite = pooled.every(Number.isFinite);
  const effects = sites.map(({ site, differences }) =>
    differences.every(Number.isFinite) ? siteEffect(site, differences) : null,
  );
  return {
    n: pooled.length,
    p: stratifiedSignedRankTest(all).p,
    ...toEstimate(stratifiedDifference(all), offersDifference(all.map(({ length }) => length))),
    sites: sites.map(({ site, differences }, i) => ({
      site,
      n: differences.length,
      p: stratifiedSignedRankTest([differences]).p,
      ...toEstimate(hodgesLehmann(differences), offersDifference([differences.length])),
      mean: meanOf(effects[i]),
    })),
    meta: overSites(effects.filter((effect) => effect !== null)),
    agreement: isFinite ? toAgreement(blandAltman(pooled)) : null,
  };
}

/** Two undefined distances do not differ: infinity less infinity. */
const twoUndefined = (difference: number): number => (Number.isNaN(difference) ? 0 : difference);

/** Student's t interval of a site's mean difference. */
function meanOf(effect: SiteEffect | null) {
  if (effect === null) return null;
  const { estimate, variance, n } = effect;
  const reach = tQuantile(0.975, n - 1) * Math.sqrt(variance);
  return { estimate, interval: { low: estimate - reach, high: estimate + reach, level: 0.95 } };
}

const toAgreement = (agreement: Agreement | null) =>
  agreement && {
    n: agreement.n,
    bias: agreement.bias,
    sd: agreement.sd,
    lower: agreement.lower,
    upper: agreement.upper,
    bias_interval: agreement.biasInterval,
    lower_interval: agreement.lowerInterval,
    upper_interval: agreement.upperInterval,
  };

function ecdfOf(arm: string, byCase: ReadonlyMap<string, number>) {
  const values = [...byCase.values()].sort((a, b) => a - b);
  return { arm, n: values.length, values: evenlyThinned(values, MOST_STEPS).map(ranked) };
}

function pointsOf(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
  rows: readonly AnalysedRow[],
): PairAnalysis['points'] {
  const places = new Map(rows.map(({ caseId, casePosition }) => [caseId, casePosition]));
  const points = [...a].flatMap(([id, value]): PairAnalysis['points'] => {
    const other = b.get(id) ?? NaN;
    const difference = value - other;
    return Number.isFinite(difference)
      ? [[(value + other) / 2, difference, places.get(id) ?? -1]]
      : [];
  });
  return evenlyThinned(points, MOST_POINTS);
}
