import {
  bootstrapMedianInterval,
  drawResamples,
  simultaneousLowerBounds,
  type Random,
  type Resamples,
} from '@atrium/statistics';
import { diceOf, differencesOf, ofMeans, truthOf, type IsAsked, type Population } from './draws';
import { tally, type Coverage } from './tally';

/** Resamples are drawn so many times and used in turn: drawing them anew for every replicate would take most of the time. */
const DRAWS = 20;

/** Fewer than a report has (2,000), for 10,000 replicates of each take long: the ends of an interval then vary a little more. */
const RESAMPLES = 300;

export const drawsOf = (clusters: number, count: number, random: Random): Resamples[] =>
  Array.from({ length: DRAWS }, () => drawResamples(clusters, count, random));

/** Coverage of what resamples patients: medians where a patient has several scans, and bounds of many points at once. */
export function resampled(
  n: number,
  replicates: number,
  random: Random,
  isAsked: IsAsked,
): Coverage[] {
  const resamples = drawsOf(n, RESAMPLES, random);
  return [
    ...diceOf(n)
      .filter(isAsked)
      .map((population) => medianOfScans(population, n, replicates, random, resamples)),
    ...differencesOf(n)
      .filter(isAsked)
      .map((population) => manyPoints(population, n, replicates, random, resamples)),
  ];
}

const SCANS = 2;
/** Share of the scans whose value is that of their patient; the others are as another patient's. */
const ALIKE = 0.7;

function medianOfScans(
  population: Population,
  n: number,
  replicates: number,
  random: Random,
  resamples: readonly Resamples[],
): Coverage {
  const { median } = truthOf(population);
  const cluster = Array.from({ length: n * SCANS }, (_, i) => Math.floor(i / SCANS));
  const key = {
    procedure: 'median: bootstrap over patients',
    population: population.name,
    n,
    k: 1,
  };
  return tally(key, replicates, (i) => {
    const patients = Array.from({ length: n }, () => population.draw(random));
    const values = cluster.map((patient) =>
      random.float() < ALIKE ? patients[patient] : population.draw(random),
    );
    const found = bootstrapMedianInterval(values, cluster, resamples[i % DRAWS]);
    return found && found.low <= median && median <= found.high;
  });
}

const POINTS = 5;

function manyPoints(
  population: Population,
  n: number,
  replicates: number,
  random: Random,
  resamples: readonly Resamples[],
): Coverage {
  const { mean } = truthOf(population);
  const alone = Array.from({ length: n }, (_, i) => i);
  const key = {
    procedure: ofMeans('robust range: lower bounds', population),
    population: population.name,
    n,
    k: 1,
  };
  return tally(key, replicates, (i) => {
    const columns = Array.from({ length: POINTS }, () => ({
      values: alone.map(() => population.draw(random)),
      cluster: alone,
    }));
    const { lower } = simultaneousLowerBounds(columns, resamples[i % DRAWS]);
    return lower.every((bound) => bound <= mean);
  });
}
