import type { IntakeSummary, ProfileShift } from '@atrium/contracts';

/** From here on a site deserves a look (libs/intake, profile-shifts). */
const NOTABLE = 2;
/** Larger numbers say no more. */
const MOST = 100;

/** Whether a site lies far from the others: 2 of the usual spreads, or at all where no site varies within. */
export const isNotable = ({ shift, median, others }: ProfileShift): boolean =>
  shift === null ? median !== others : Math.abs(shift) >= NOTABLE;

/** How far, and to which side. */
export function sayShift({ shift, median, others }: ProfileShift): string {
  const side = median < others ? 'below' : 'above';
  if (shift === null) return `${side} the others; no site varies`;
  const size = Math.abs(shift);
  return `${size >= MOST ? `over ${MOST}` : size.toFixed(1)} spreads ${side} the others`;
}

/** The shift of a measure at a site that deserves a look. */
export const shiftOf = (
  { shifts }: Pick<IntakeSummary, 'shifts'>,
  site: string,
  measure: string,
): ProfileShift | undefined =>
  shifts.find((one) => one.site === site && one.measure === measure && isNotable(one));
