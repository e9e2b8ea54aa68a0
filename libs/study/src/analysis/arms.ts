import {
  completedValue,
  failureClass,
  groupBy,
  valueOfAllCases,
  type ArmAtSite,
  type Endpoint,
} from '@atrium/contracts';
import {
  clopperPearson,
  equalWeightMean,
  mean,
  offers,
  randomFrom,
  siteEffect,
  type Interval,
  smallestSize,
} from '@atrium/statistics';
import { patientsOf, summarise, type OwnedValue, type Patients } from './population';
import { personOf, type AnalysedRow } from './values';

/** Of sites that have a mean with a variance; undefined distances have none. */
function siteMean(rows: readonly AnalysedRow[], endpoint: Endpoint): ArmAtSite['site_mean'] {
  const sites = [...groupBy(rows, ({ site }) => site)].map(([site, ofSite]) => ({
    site,
    values: valuesOfPatients(ofSite, endpoint),
  }));
  const effects = sites.flatMap(({ site, values }) =>
    values.every(Number.isFinite) ? (siteEffect(site, values) ?? []) : [],
  );
  if (effects.length < Math.max(2, sites.length)) return null;
  const { estimate, interval } = equalWeightMean(effects);
  const n = smallestSize(effects.map((effect) => effect.n));
  const isOffered = offers('sites: equal weights, these sites', n, effects.length);
  return {
    sites: effects.length,
    estimate,
    interval: isOffered ? withinRange(interval, endpoint) : null,
  };
}

/** One a patient, the mean over his or her scans. */
function valuesOfPatients(rows: readonly AnalysedRow[], endpoint: Endpoint): number[] {
  return [...groupBy(rows, personOf).values()].flatMap((scans) => {
    const values = scans.flatMap((row) => valueOfAllCases(row, endpoint) ?? []);
    return values.length > 0 ? [mean(values)] : [];
  });
}

/** A mean of values within a range lies within it: what of its interval lies beyond covers nothing. */
function withinRange(interval: Interval, { isDistance }: Endpoint): Interval {
  const most = isDistance ? Infinity : 1;
  const clipped = (value: number) => Math.min(most, Math.max(0, value));
  return { ...interval, low: clipped(interval.low), high: clipped(interval.high) };
}

const shareOf = (failed: number, completed: number): ArmAtSite['method_failed'] => {
  const of = failed + completed;
  const interval = clopperPearson(failed, of);
  return interval && { of, share: failed / of, interval };
};

/** An arm at one site, or over all: counts, and its values in both populations. @param rows of that arm there */
export function armAtSite(
  arm: string,
  site: string | null,
  rows: readonly AnalysedRow[],
  endpoint: Endpoint,
  patients: Patients,
): ArmAtSite {
  const failed = rows.filter(({ status }) => status === 'failed');
  const ofClass = (name: string): number =>
    failed.filter(({ errorCode }) => failureClass(errorCode) === name).length;
  const owned = (valueOf: typeof completedValue): OwnedValue[] =>
    rows.flatMap((row) => {
      const value = valueOf(row, endpoint);
      return value === undefined ? [] : [{ patient: personOf(row), value }];
    });
  const completed = rows.filter(({ status }) => status === 'completed').length;
  return {
    arm,
    site,
    completed,
    excluded: rows.filter(({ status }) => status === 'excluded').length,
    failed: {
      input: ofClass('input'),
      method: ofClass('method'),
      infrastructure: ofClass('infrastructure'),
    },
    method_failed: shareOf(ofClass('method'), completed),
    all_cases: summarise(owned(valueOfAllCases), patients),
    completed_only: summarise(owned(completedValue), patients),
    site_mean: site === null ? siteMean(rows, endpoint) : null,
  };
}

/** Every arm at every site, then over all, in protocol order. @param bySite also a site without rows */
export function describeArms(
  arms: readonly string[],
  bySite: ReadonlyMap<string, readonly AnalysedRow[]>,
  endpoint: Endpoint,
  seed: number,
): ArmAtSite[] {
  const random = randomFrom(seed % 2 ** 32);
  const all = [...bySite.values()].flat();
  const groups = [...bySite, ...(bySite.size > 1 ? [[null, all] as const] : [])].map(
    ([site, ofSite]) => ({
      site,
      byArm: groupBy(ofSite, ({ arm }) => arm),
      patients: patientsOf(ofSite.map(personOf), random),
    }),
  );
  return arms.flatMap((arm) =>
    groups.map(({ site, byArm, patients }) =>
      armAtSite(arm, site, byArm.get(arm) ?? [], endpoint, patients),
    ),
  );
}
