import {
  groupBy,
  PROFILE_MEASURES,
  type IntakeCase,
  type ProfileMeasure,
  type SiteProfile,
} from '@atrium/contracts';
import { percentiles } from '@atrium/imaging';
import type { SiteCases } from '../checks/check';

/** One number a case of every measure; null where the case has none. */
const NUMBERS: Readonly<Record<ProfileMeasure, (one: IntakeCase) => number | null>> = {
  spacing_x: ({ geometry }) => geometry?.spacing[0] ?? null,
  spacing_y: ({ geometry }) => geometry?.spacing[1] ?? null,
  spacing_z: ({ geometry }) => geometry?.spacing[2] ?? null,
  size_x: ({ geometry }) => geometry?.size[0] ?? null,
  size_y: ({ geometry }) => geometry?.size[1] ?? null,
  size_z: ({ geometry }) => geometry?.size[2] ?? null,
  intensity_p1: ({ intensity }) => intensity?.p1 ?? null,
  intensity_median: ({ intensity }) => intensity?.median ?? null,
  intensity_p99: ({ intensity }) => intensity?.p99 ?? null,
  intensity_mean: ({ intensity }) => intensity?.mean ?? null,
  intensity_sd: ({ intensity }) => intensity?.sd ?? null,
  zero_share: ({ intensity }) => intensity?.zero_share ?? null,
  cnr: ({ cnr }) => cnr,
  reference_volume_ml: ({ reference }) => reference?.volume_ml ?? null,
  reference_slices: ({ shape }) => shape?.slices ?? null,
};

/** What a site's cases are like as a whole: quantiles of every measure, how images lie on disk. No case stands in it. */
export function profileSite({ site, cases }: SiteCases): SiteProfile {
  return {
    site,
    cases: cases.length,
    patients: new Set(cases.map(({ patient_id }) => patient_id.toLowerCase())).size,
    without_reference: cases.filter(({ reference }) => reference === null).length,
    measures: PROFILE_MEASURES.flatMap((measure) => {
      const values = cases.map(NUMBERS[measure]).filter((value) => value !== null);
      return summarise(measure, Float64Array.from(values));
    }),
    orientations: countOrientations(cases),
  };
}

function summarise(measure: ProfileMeasure, values: Float64Array): SiteProfile['measures'] {
  const found = percentiles(values, 'all', [0, 5, 25, 50, 75, 95, 100]);
  if (!found) return [];
  const [min, p5, q1, median, q3, p95, max] = found;
  return [{ measure, n: values.length, min, p5, q1, median, q3, p95, max }];
}

function countOrientations(cases: readonly IntakeCase[]): SiteProfile['orientations'] {
  const known = cases.flatMap(({ geometry }) => (geometry ? [geometry.orientation] : []));
  return [...groupBy(known, (orientation) => orientation)]
    .map(([orientation, { length }]) => ({ orientation, cases: length }))
    .sort((a, b) => b.cases - a.cases || (a.orientation < b.orientation ? -1 : 1));
}
