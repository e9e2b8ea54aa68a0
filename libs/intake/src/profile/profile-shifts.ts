import {
  PROFILE_MEASURES,
  type ProfileMeasure,
  type ProfileShift,
  type SiteProfile,
} from '@atrium/contracts';
import { median } from '../median';

type Summary = SiteProfile['measures'][number];

/** Interquartile ranges in a standard deviation of a normal distribution. */
const IQR_PER_SD = 1.349;

/**
 * How far every site lies from the others, measure by measure, so that a shift of domain is seen before a run: the difference
 * of its median and the median of the other sites' medians, in the sites' usual spread within (the median of their
 * interquartile ranges / 1.349). A description, no test: 2 or more deserves a look.
 *
 * @returns a row a measure and site that has it, where at least one other site has it too
 */
export function profileShifts(profiles: readonly SiteProfile[]): ProfileShift[] {
  return PROFILE_MEASURES.flatMap((measure) => shiftsOf(measure, profiles));
}

function shiftsOf(measure: ProfileMeasure, profiles: readonly SiteProfile[]): ProfileShift[] {
  const known = profiles.flatMap(({ site, measures }) => {
    const summary = measures.find((one) => one.measure === measure);
    return summary ? [{ site, summary }] : [];
  });
  if (known.length < 2) return [];
  const spread = median(known.map(({ summary: { q1, q3 } }) => q3 - q1)) / IQR_PER_SD;
  return known.map(({ site, summary }) => {
    const rest: Summary[] = known.flatMap((other) => (other.site === site ? [] : [other.summary]));
    const others = median(rest.map((other) => other.median));
    return {
      site,
      measure,
      median: summary.median,
      others,
      shift: spread > 0 ? (summary.median - others) / spread : null,
    };
  });
}
