import {
  completedValue,
  endpointOf,
  groupBy,
  valueOfAllCases,
  type AnalysisQuestion,
  type Endpoint,
  type PairAnalysis,
  type PairAnswer,
} from '@atrium/contracts';
import {
  blandAltman,
  mean,
  meanOfSite,
  offersMeans,
  siteEffect,
  stratifiedSignedRankTest,
  type Agreement,
  type SiteEffect,
} from '@atrium/statistics';
import { differenceAt, differenceOver } from './difference';
import { isIncomplete } from './incomplete';
import { overSites } from './over-sites';
import { ranked } from './ranked';
import { evenlyThinned } from './thinned';
import { pairsBetween, valuesByCase, type AnalysedRow, type ValueOf } from './values';

type PairQuestion = Omit<Extract<AnalysisQuestion, { kind: 'pair' }>, 'kind'>;

const MOST_POINTS = 5000;
const MOST_STEPS = 500;

/** Two arms compared at every site and over them, in both populations. @param rows of both arms, or of more */
export function analysePair(
  question: PairQuestion,
  rows: readonly AnalysedRow[],
  apart: readonly PairAnalysis['apart'][number][],
): PairAnalysis {
  const { arm, against, endpoint: name } = question;
  const endpoint = endpointOf(name);
  const both = rows.filter((row) => row.arm === arm || row.arm === against);
  const [ofArm, ofAgainst] = [arm, against].map((id) =>
    valuesByCase(both, id, endpoint, completedValue),
  );
  const completed = pairsBetween(both, question, endpoint, completedValue);
  const cases = new Set(both.map(({ caseId }) => caseId));
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
      neither: cases.size - completed.cases.length - completed.onlyA - completed.onlyB,
    },
    all_cases: answerOf(question, both, endpoint, valueOfAllCases),
    completed_only: answerOf(question, both, endpoint, completedValue),
    ecdf: [ecdfOf(arm, ofArm), ecdfOf(against, ofAgainst)],
    points: pointsOf(ofArm, ofAgainst, both),
  };
}

function answerOf(
  question: PairQuestion,
  rows: readonly AnalysedRow[],
  endpoint: Endpoint,
  valueOf: ValueOf,
): PairAnswer {
  const withFailures = valueOf === valueOfAllCases;
  const found = [...groupBy(rows, ({ site }) => site)].map(([site, ofSite]) => ({
    site,
    pairs: pairsBetween(ofSite, question, endpoint, valueOf),
  }));
  const sites = found.map(({ site, pairs }) => ({ site, differences: pairs.ofPatients }));
  const all = sites.map(({ differences }) => differences);
  // The limits of agreement are of a case, as the points of their figure are.
  const pooled = found.flatMap(({ pairs }) => pairs.differences);
  const isFinite = pooled.every(Number.isFinite);
  const effects = sites.map(({ site, differences }) =>
    differences.every(Number.isFinite) ? siteEffect(site, differences) : null,
  );
  return {
    p: stratifiedSignedRankTest(all).p,
    ...differenceOver(all),
    sites: sites.map(({ site, differences }, i) => ({
      site,
      p: stratifiedSignedRankTest([differences]).p,
      ...differenceAt(differences),
      mean: meanOf(effects[i], differences, withFailures),
    })),
    meta: overSites(isFinite ? effects.filter((effect) => effect !== null) : [], {
      withFailures,
      unweighted: sites.flatMap(({ site, differences }, i) =>
        isFinite && differences.length > 0 && effects[i] === null ? [site] : [],
      ),
    }),
    agreement: isFinite ? toAgreement(blandAltman(pooled)) : null,
  };
}

/** A site's mean difference, with Student's t interval where it covers; equal differences have none. */
function meanOf(
  effect: SiteEffect | null,
  differences: readonly number[],
  withFailures: boolean,
): PairAnswer['sites'][number]['mean'] {
  if (effect === null) {
    const isMean = differences.length > 0 && differences.every(Number.isFinite);
    return isMean ? { estimate: mean(differences), interval: null } : null;
  }
  const isOffered = offersMeans('mean difference: t', withFailures, effect.n);
  return { estimate: effect.estimate, interval: isOffered ? meanOfSite(effect) : null };
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
