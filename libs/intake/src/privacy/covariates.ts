import { keyed, type SiteSecret } from '../secret';
import { fromDays, toDays, type Day } from './days';
import { findInCovariates } from './names';

/** Most days that dates move back: ten years. */
const MOST_DAYS = 3652;

/** Columns of a birth date, whatever else stands in their name: it goes, for ten years earlier it still tells an age. */
const OF_BIRTH =
  /birth|(^|[^a-z])dob|geb(urt|oren|[._ -]?dat)|naissance|n[eé]e?_le|nacimiento|nascita|nascimento|geboorte|f[oø]d(t|sel)|生年|出生|생년/i;

/** Days, 1 to 3652, by which all dates of a patient move back: the distances between them stay. */
export function dateOffset(secret: SiteSecret, patientId: string): number {
  return 1 + (keyed(secret, 'dates', patientId).readUInt32BE(0) % MOST_DAYS);
}

/**
 * What of a row's further columns may go to the centre where a source is de-identified: a date moves back, anything else that may say who
 * somebody is goes.
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
      const moves = found.reason === 'date' && !OF_BIRTH.test(name);
      const moved = moves ? shiftDate(value, days) : null;
      return moved === null ? [] : [[name, moved]];
    }),
  );

/** Year, month and day with one sign between them or none, and a time of the day behind. */
const DATE = /^(\d{4})([-./]?)(\d{2})\2(\d{2})((?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?)$/;

/**
 * A date some days earlier, written alike; its time stays.
 *
 * @returns null of what is no whole date
 */
export function shiftDate(value: string, days: number): string | null {
  const match = DATE.exec(value.trim());
  if (!match) return null;
  const [, year, sign, month, day, time] = match;
  const given = { year: Number(year), month: Number(month), day: Number(day) };
  // Of the 30th of February the calendar makes a day in March.
  if (written(fromDays(toDays(given)), sign) !== written(given, sign)) return null;
  return written(fromDays(toDays(given) - days), sign) + time;
}

const written = ({ year, month, day }: Day, sign: string): string =>
  [String(year).padStart(4, '0'), pair(month), pair(day)].join(sign);

const pair = (count: number): string => String(count).padStart(2, '0');
