import type { Day } from '../days';
import { foldText } from './fold';
import { isAlsoWord, MONTH_NAME, monthOf } from './months';

/** Between the parts of a date, bounded so that no text holds a pattern up. */
const GAP = '[-_./, ]{0,2}';
const OF = "(?:(?:of|de|del|di|d)[-_./ ']{1,2})?";
const MONTH = `(?<month>${MONTH_NAME})(?!\\p{L})\\.?`;
const DAY = '(?<day>\\d{1,2})(?!\\d)';
const ORDINAL = '(?:st|nd|rd|th|er|[.°º])?';
/** Two digits leave the century open. */
const YEAR = "'?(?<year>\\d{4}|\\d{2})(?!\\d)";
/** As the clocks of C and of Unix write it, between day and year. */
const CLOCK = '(?:\\d{1,2}:\\d{2}(?::\\d{2})? )?';

const DAY_FIRST = `(?<!\\d)${DAY}${ORDINAL}${GAP}${OF}${MONTH}${GAP}${OF}${YEAR}`;
const MONTH_FIRST = `(?<!\\p{L})${MONTH}${GAP}${DAY}${ORDINAL}[-_./, ]{1,3}${CLOCK}${YEAR}`;
const YEAR_FIRST = `(?<![\\d'])${YEAR}${GAP}${MONTH}${GAP}${DAY}`;
const ORDERS = [DAY_FIRST, MONTH_FIRST, YEAR_FIRST];

/** Each place is tried: a match that is no date may hide one that begins within it. */
const ANYWHERE = ORDERS.map((order) => new RegExp(`(?=(?<all>${order}))`, 'gu'));
const TIME = '(?<time>(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)?)';
const ALONE = ORDERS.map((order) => new RegExp(`^${order}${TIME}$`, 'u'));

type Groups = Readonly<Record<string, string>>;

/** Whether a day stands in a text whose month has a name: 29-Feb-1964, March 1st, 2024, 2 avril 70. */
export function holdsNamedDate(text: string): boolean {
  const folded = foldText(text);
  return ANYWHERE.some((pattern, order) =>
    [...folded.matchAll(pattern)].some(({ index, groups = {} }) => {
      const around = [folded[index - 1] ?? '', folded[index + groups.all.length] ?? ''];
      return isNamedDate(groups, around, ORDERS[order] === DAY_FIRST);
    }),
  );
}

function isNamedDate(
  { day, month, year }: Groups,
  [before, after]: readonly string[],
  dayFirst: boolean,
): boolean {
  // The 31st of April may be a slip in a date; it is no reason to keep it.
  if (!(Number(day) >= 1 && Number(day) <= 31)) return false;
  if (isAlsoWord(month) && !(dayFirst && year.length === 4)) return false;
  if (year.length === 4) return Number(year) >= 1900 && Number(year) < 2100;
  // 12dec34 within a longer word is a part of a hash, 12:30 behind a day is a time.
  return !/[\p{L}\d]/u.test(before) && !/[\p{L}\d:]/u.test(after);
}

/** A day whose month has a name, with the time that stands behind it. */
export interface NamedDate {
  readonly day: Day;
  readonly time: string;
}

/**
 * Reads a text that is such a date and nothing else.
 *
 * @returns null where it is none, or its year has two digits: nobody knows of which century
 */
export function readNamedDate(text: string): NamedDate | null {
  const folded = foldText(text.trim()).replace(/t(?=\d{2}:\d{2})/, 'T');
  for (const pattern of ALONE) {
    const { day, month, year, time } = pattern.exec(folded)?.groups ?? {};
    if (year?.length !== 4) continue;
    return { day: { year: Number(year), month: monthOf(month), day: Number(day) }, time };
  }
  return null;
}
