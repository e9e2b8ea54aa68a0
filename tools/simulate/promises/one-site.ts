import {
  clusterSums,
  hodgesLehmann,
  LEVEL,
  marginTest,
  meanInterval,
  meanOfSite,
  medianInterval,
  randomFrom,
  signedRankTest,
  siteEffect,
  type Interval,
  type Random,
  type Resamples,
} from '@atrium/statistics';
import { drawsOf, resampled } from './resampled';
import { diceOf, differencesOf, ofMeans, truthOf, type IsAsked, type Population } from './draws';
import { severalArms } from './several-arms';
import { tally, type Coverage } from './tally';

export const SIZES = [4, 6, 8, 10, 12, 15, 20, 30, 50, 100, 200];

const RESAMPLES = 2000;
const MARGIN = 0.02;

const covers = (interval: Interval | null | undefined, truth: number): boolean | null =>
  interval ? interval.low <= truth && truth <= interval.high : null;

const sample = ({ draw }: Population, n: number, random: Random): number[] =>
  Array.from({ length: n }, () => draw(random));

/** What takes long is counted at these sizes alone. */
const LONG_SIZES = [4, 10, 30, 100];

/** Coverage of every interval of one arm, and error rates of every test of two, at one number of patients. */
export function oneSite(n: number, replicates: number, seed: number, isAsked: IsAsked): Coverage[] {
  const random = randomFrom(seed + n);
  const alone = Array.from({ length: n }, (_, i) => i);
  const resamples = drawsOf(n, RESAMPLES, random);
  return [
    ...diceOf(n)
      .filter(isAsked)
      .flatMap((population) => ofOneArm(population, n, replicates, random, alone, resamples)),
    ...differencesOf(n)
      .filter(isAsked)
      .flatMap((population) => ofTwoArms(population, n, replicates, random)),
    ...(LONG_SIZES.includes(n)
      ? [
          ...severalArms(n, replicates, random, isAsked),
          ...resampled(n, replicates, random, isAsked),
        ]
      : []),
  ];
}

function ofOneArm(
  population: Population,
  n: number,
  replicates: number,
  random: Random,
  alone: readonly number[],
  resamples: readonly Resamples[],
): Coverage[] {
  const truth = truthOf(population);
  const key = { population: population.name, n, k: 1 };
  return [
    tally({ ...key, procedure: 'mean: BCa' }, replicates, (i) => {
      const sums = clusterSums(sample(population, n, random), alone, n);
      return covers(meanInterval(sums, resamples[i % resamples.length]), truth.mean);
    }),
    tally({ ...key, procedure: 'median: order statistics' }, replicates, () =>
      covers(medianInterval(sample(population, n, random)), truth.median),
    ),
  ];
}

/** Error rates of every test of two arms, and coverage of their difference. */
export function ofTwoArms(
  population: Population,
  n: number,
  replicates: number,
  random: Random,
): Coverage[] {
  const { mean, pseudoMedian } = truthOf(population);
  const key = { population: population.name, n, k: 1 };
  const drawn = (): number[] => sample(population, n, random);
  /** Differences whose pseudo-median is this. */
  const centredAt = (centre: number): number[] =>
    drawn().map((value) => value - pseudoMedian + centre);
  return [
    tally({ ...key, procedure: 'difference: Hodges-Lehmann' }, replicates, () =>
      covers(hodgesLehmann(drawn())?.interval, pseudoMedian),
    ),
    tally({ ...key, procedure: ofMeans('mean difference: t', population) }, replicates, () => {
      const effect = siteEffect('', drawn());
      return effect && covers(meanOfSite(effect), mean);
    }),
    tally(
      { ...key, procedure: 'signed rank, two-sided 0.05' },
      replicates,
      () => signedRankTest(centredAt(0)).p <= 0.05,
    ),
    tally(
      { ...key, procedure: 'non-inferiority, one-sided 0.025' },
      replicates,
      () =>
        marginTest('non-inferiority', MARGIN, [centredAt(-MARGIN)]).p <= LEVEL['non-inferiority'],
    ),
    tally(
      { ...key, procedure: 'equivalence, 0.05' },
      replicates,
      () => marginTest('equivalence', MARGIN, [centredAt(-MARGIN)]).p <= LEVEL.equivalence,
    ),
  ];
}
