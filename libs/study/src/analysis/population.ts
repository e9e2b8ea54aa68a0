import {
  bootstrapMedianInterval,
  clusterSums,
  describe,
  drawResamples,
  meanInterval,
  medianInterval,
  offers,
  quantileSorted,
  sorted,
  type Random,
  type Resamples,
} from '@atrium/statistics';
import type { EndpointSummary } from '@atrium/contracts';
import { ranked, rankedInterval } from './ranked';

const RESAMPLES = 2000;

/** Intervals of fewer values are not given. */
const LEAST_VALUES = 8;

/** Patients of one site, or of all, and how they are resampled: the same draws for every arm. */
export interface Patients {
  readonly numbers: ReadonlyMap<string, number>;
  readonly resamples: Resamples;
}

export function patientsOf(ids: Iterable<string>, random: Random): Patients {
  const numbers = new Map([...new Set(ids)].map((id, i) => [id, i]));
  return { numbers, resamples: drawResamples(numbers.size, RESAMPLES, random) };
}

/** A value and whose it is. */
export interface OwnedValue {
  readonly patient: string;
  readonly value: number;
}

/** Of several scans of a patient it is the bootstrap's interval, and few patients are few, however many their scans. */
const offersMedian = (isOneEach: boolean, patients: number): boolean =>
  offers(isOneEach ? 'median: order statistics' : 'median: bootstrap over patients', patients);

/** What is said of an arm's values; null of none. */
export function summarise(
  owned: readonly OwnedValue[],
  { numbers, resamples }: Patients,
): EndpointSummary | null {
  if (owned.length === 0) return null;
  const values = owned.map(({ value }) => value);
  const cluster = owned.map(({ patient }) => numbers.get(patient) ?? -1);
  const ascending = sorted(values);
  const isFinite = Number.isFinite(ascending[ascending.length - 1]);
  const described = isFinite ? describe(values) : null;
  const isEnough = values.length >= LEAST_VALUES;
  const patients = new Set(cluster).size;
  const isOneEach = patients === cluster.length;
  const quantile = (p: number) => ranked(quantileSorted(ascending, p));
  return {
    n: values.length,
    min: quantile(0),
    q1: quantile(0.25),
    median: quantile(0.5),
    q3: quantile(0.75),
    max: quantile(1),
    mean: described?.mean ?? null,
    sd: described?.sd ?? null,
    median_interval:
      isEnough && offersMedian(isOneEach, patients)
        ? rankedInterval(
            isOneEach
              ? medianInterval(values)
              : bootstrapMedianInterval(values, cluster, resamples),
          )
        : null,
    mean_interval:
      isEnough && isFinite && offers('mean: BCa', patients)
        ? rankedInterval(meanInterval(clusterSums(values, cluster, numbers.size), resamples))
        : null,
  };
}
