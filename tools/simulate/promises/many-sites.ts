import {
  equalWeightMean,
  heterogeneity,
  LEVEL,
  marginTest,
  metaAnalysis,
  predictionInterval,
  randomFrom,
  siteEffect,
  stratifiedDifference,
  stratifiedSignedRankTest,
  type Random,
  type SiteEffect,
} from '@atrium/statistics';
import {
  diceOf,
  differencesOf,
  normal,
  ofMeans,
  truthOf,
  type IsAsked,
  type Population,
} from './draws';
import { tally, tallyAll, type Coverage } from './tally';

export const SITES = [2, 3, 4, 5, 10, 20];
export const PATIENTS = [4, 10, 30, 100];

/** The difference's interval takes long of more patients. */
const MOST_INVERTED = 30;
const MARGIN = 0.02;

/** Standard deviations between sites: none, and as much as within half a site. */
const BETWEEN = [0, 0.02];

/** Sites whose true means differ by `tau`, about 0. */
interface Study {
  readonly truths: readonly number[];
  readonly sites: readonly (readonly number[])[];
}

function study(
  population: Population,
  mean: number,
  k: number,
  n: number,
  tau: number,
  random: Random,
): Study {
  const truths = Array.from({ length: k }, () => tau * normal(random));
  const sites = truths.map((truth) =>
    Array.from({ length: n }, () => population.draw(random) - mean + truth),
  );
  return { truths, sites };
}

const effectsOf = ({ sites }: Study): SiteEffect[] =>
  sites.flatMap((values, i) => siteEffect(`s${i}`, values) ?? []);

const holds = (low: number, high: number, truth: number): boolean => low <= truth && truth <= high;

/** Coverage and error rates of what is said over sites, at one number of sites and patients of each. */
export function manySites(
  k: number,
  n: number,
  replicates: number,
  seed: number,
  isAsked: IsAsked,
): Coverage[] {
  const random = randomFrom(seed + 1000 * k + n);
  const ofDifferences = differencesOf(n)
    .filter(isAsked)
    .flatMap((population) => {
      const truth = truthOf(population);
      return [
        ...BETWEEN.flatMap((tau) =>
          randomEffects(population, truth.mean, k, n, tau, replicates, random),
        ),
        ...stratifiedTests(population, k, n, replicates, random),
        ...(n <= MOST_INVERTED ? [differenceOverSites(population, k, n, replicates, random)] : []),
      ];
    });
  const ofOneArm = diceOf(n)
    .filter(isAsked)
    .flatMap((population) => {
      const { mean } = truthOf(population);
      return BETWEEN.map((tau) => theseSites(population, mean, k, n, tau, replicates, random));
    });
  return [...ofDifferences, ...ofOneArm];
}

const nameOf = ({ name }: Population, tau: number): string => `${name}, SD between sites ${tau}`;

/** Mean differences, and what they say of sites like these. */
function randomEffects(
  population: Population,
  mean: number,
  k: number,
  n: number,
  tau: number,
  replicates: number,
  random: Random,
): Coverage[] {
  const procedures = [
    'sites: Hartung-Knapp',
    'sites: prediction interval',
    'sites: tau2, Q-profile',
  ];
  const keys = procedures.map((procedure) => ({
    procedure: ofMeans(procedure, population),
    population: nameOf(population, tau),
    n,
    k,
  }));
  return tallyAll(keys, replicates, () => {
    const effects = effectsOf(study(population, mean, k, n, tau, random));
    // Sites of equal values have no weight; of fewer than two others nothing is said.
    if (effects.length < 2) return [null, null, null];
    const meta = metaAnalysis(effects);
    const prediction = predictionInterval(meta);
    const { tau2Interval } = heterogeneity(effects);
    return [
      holds(meta.interval.low, meta.interval.high, 0),
      holds(prediction.low, prediction.high, tau * normal(random)),
      holds(tau2Interval.low, tau2Interval.high, tau ** 2),
    ];
  });
}

/** The mean of an arm over these sites. */
function theseSites(
  population: Population,
  mean: number,
  k: number,
  n: number,
  tau: number,
  replicates: number,
  random: Random,
): Coverage {
  const key = { population: nameOf(population, tau), n, k };
  return tally({ ...key, procedure: 'sites: equal weights, these sites' }, replicates, () => {
    const one = study(population, mean, k, n, tau, random);
    const effects = effectsOf(one);
    if (effects.length < k) return null;
    const { interval } = equalWeightMean(effects);
    return holds(interval.low, interval.high, one.truths.reduce((a, b) => a + b, 0) / k);
  });
}

/** Ranks within sites: the tests share their replicates, for all three are of one statistic. */
export function stratifiedTests(
  population: Population,
  k: number,
  n: number,
  replicates: number,
  random: Random,
): Coverage[] {
  const { pseudoMedian } = truthOf(population);
  const procedures = [
    'stratified signed rank, 0.05',
    'stratified non-inferiority, one-sided 0.025',
    'stratified equivalence, 0.05',
  ];
  const keys = procedures.map((procedure) => ({ procedure, population: population.name, n, k }));
  return tallyAll(keys, replicates, () => {
    const drawn = study(population, pseudoMedian + MARGIN, k, n, 0, random).sites;
    const { p } = marginTest('non-inferiority', MARGIN, drawn);
    const shifted = drawn.map((site) => site.map((value) => value + MARGIN));
    // Both tails together are 1 and a little: the lower one is small only where the upper one is not.
    const isBelow = p > 0.9 && stratifiedSignedRankTest(shifted, 'less').p <= 0.025;
    // Of the two tests of equivalence the one at its margin decides; the other can only make it rarer.
    return [p <= 0.025 || isBelow, p <= LEVEL['non-inferiority'], p <= LEVEL.equivalence];
  });
}

function differenceOverSites(
  population: Population,
  k: number,
  n: number,
  replicates: number,
  random: Random,
): Coverage {
  const { pseudoMedian } = truthOf(population);
  const key = { procedure: 'stratified difference', population: population.name, n, k };
  return tally(key, replicates, () => {
    const { sites } = study(population, pseudoMedian, k, n, 0, random);
    const interval = stratifiedDifference(sites)?.interval;
    return interval ? holds(interval.low, interval.high, 0) : null;
  });
}
