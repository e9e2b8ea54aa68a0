import {
  equalWeightMean,
  heterogeneity,
  metaAnalysis,
  predictionInterval,
  randomFrom,
  siteEffect,
  stratifiedDifference,
  stratifiedSignedRankTest,
  type Random,
  type SiteEffect,
} from '@atrium/statistics';
import { DIFFERENCES, normal, truthOf, type Population } from './draws';
import { tally, type Coverage } from './tally';

export const SITES = [2, 3, 4, 5, 10, 20];
export const PATIENTS = [4, 10, 30];

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
export function manySites(k: number, n: number, replicates: number, seed: number): Coverage[] {
  const random = randomFrom(seed + 1000 * k + n);
  return DIFFERENCES.flatMap((population) => {
    const truth = truthOf(population, random);
    return BETWEEN.flatMap((tau) => [
      ...randomEffects(population, truth.mean, k, n, tau, replicates, random),
      ...(tau === 0 ? stratified(population, truth.pseudoMedian, k, n, replicates, random) : []),
    ]);
  });
}

function randomEffects(
  population: Population,
  mean: number,
  k: number,
  n: number,
  tau: number,
  replicates: number,
  random: Random,
): Coverage[] {
  const key = { population: `${population.name}, SD between sites ${tau}`, n, k };
  const drawn = (): [Study, SiteEffect[]] => {
    const one = study(population, mean, k, n, tau, random);
    return [one, effectsOf(one)];
  };
  return [
    tally({ ...key, procedure: 'sites: Hartung-Knapp' }, replicates, () => {
      const { interval } = metaAnalysis(drawn()[1]);
      return holds(interval.low, interval.high, 0);
    }),
    tally({ ...key, procedure: 'sites: equal weights, these sites' }, replicates, () => {
      const [{ truths }, effects] = drawn();
      const { interval } = equalWeightMean(effects);
      return holds(interval.low, interval.high, truths.reduce((a, b) => a + b, 0) / k);
    }),
    tally({ ...key, procedure: 'sites: prediction interval' }, replicates, () => {
      const { low, high } = predictionInterval(metaAnalysis(drawn()[1]));
      return holds(low, high, tau * normal(random));
    }),
    tally({ ...key, procedure: 'sites: tau2, Q-profile' }, replicates, () => {
      const { tau2Interval } = heterogeneity(drawn()[1]);
      return holds(tau2Interval.low, tau2Interval.high, tau ** 2);
    }),
  ];
}

function stratified(
  population: Population,
  pseudoMedian: number,
  k: number,
  n: number,
  replicates: number,
  random: Random,
): Coverage[] {
  const key = { population: population.name, n, k };
  const sites = () => study(population, pseudoMedian, k, n, 0, random).sites;
  return [
    tally(
      { ...key, procedure: 'stratified signed rank, 0.05' },
      replicates,
      () => stratifiedSignedRankTest(sites()).p <= 0.05,
    ),
    tally({ ...key, procedure: 'stratified difference' }, replicates, () => {
      const interval = stratifiedDifference(sites())?.interval;
      return interval ? holds(interval.low, interval.high, 0) : null;
    }),
  ];
}
