import { keyed, type SiteSecret } from '../secret';
import { fromDays, toDays, type Day } from './days';
import { findInCovariates } from './names';
import { readNamedDate, type NamedDate } from './text/named-dates';

/** Most days that dates move back: ten years. */
const MOST_DAYS = 3652;

/** Days, 1 to 3652, by which all dates of a patient move back: the distances between them stay. */
export function dateOffset(secret: SiteSecret, patientId: string): number {
  return 1 + (keyed(secret, 'dates', patientId).readUInt32BE(0) % MOST_DAYS);
}

/**
 * What of a row's further columns may go to the centre where a source is de-identified: a date moves back, anything else that may say who
 * somebody is goes, a birth date by the name of its column among it: ten years earlier it still tells an age.
 *
 * @param covariates name of a column -> value
 * @param days of {@link dateOffset}
 */
export const withoutPersons = (
  covariates: Readonly<Record<string, string>>,
  days: number,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(covariates).flatMap(([name, value]) => {
      const [found] = findInCovariates({ [name]: value });
      if (!found) return [[name, value]];
      const moved = found.reason === 'date' ? shiftDate(value, days) : null;
      return moved === null ? [] : [[name, moved]];
    }),
  );

/** Year, month and day with one sign between them or none, and a time of the day behind. */
const DATE = /^(\d{4})([-./]?)(\d{2})\2(\d{2})((?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?)$/;

/**
 * A date some days earlier, written alike; one whose month has a name as 2024-03-01. Its time stays.
 *
 * @returns null of what is no whole date, or none that can be read with certainty: which of 01.03.2024 is the month, of which century
 *   is 29-Feb-64
 */
export function shiftDate(value: string, days: number): string | null {
  const read = readDate(value);
  if (!read) return null;
  const { day, sign, time } = read;
  // Of the 30th of February the calendar makes a day in March.
  if (written(fromDays(toDays(day)), sign) !== written(day, sign)) return null;
  return written(fromDays(toDays(day) - days), sign) + time;
}

function readDate(value: string): (NamedDate & { readonly sign: string }) | null {
  const match = DATE.exec(value.trim());
  if (!match) {
    const named = readNamedDate(value);
    return named && { ...named, sign: '-' };
  }
  const [, year, sign, month, day, time] = match;
  return { day: { year: Number(year), month: Number(month), day: Number(day) }, sign, time };
}

const written = ({ year, month, day }: Day, sign: string): string =>
  [String(year).padStart(4, '0'), pair(month), pair(day)].join(sign);

const pair = (count: number): string => String(count).padStart(2, '0');
