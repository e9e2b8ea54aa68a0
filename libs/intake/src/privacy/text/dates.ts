import { holdsNamedDate } from './named-dates';
import { holdsShortDate } from './short-dates';

/** Days of the months; of February in a leap year. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isYear = (year: number): boolean => year >= 1900 && year < 2100;
const isDate = (year: number, month: number, day: number): boolean =>
  isYear(year) && month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1];

/** Year, month, day: 2024-03-01, 2024/3/1, 2024_03_01, 2024年3月1日, and with blanks for signs. */
const YEAR_FIRST = /(?<!\d)(\d{4})[-_./ 年](\d{1,2})[-_./ 月](\d{1,2})(?!\d)/g;
/** Day and month in either order, then the year. */
const YEAR_LAST = /(?<!\d)(\d{1,2})[-_./ ](\d{1,2})[-_./ ](\d{4})(?!\d)/g;
/** Eight digits alone, or with six more of a time. */
const DIGITS = /(?<!\d)(\d{8})(?:\d{6})?(?!\d)/g;
/** A year of a Japanese era. */
const ERA =
  /(明治|大正|昭和|平成|令和)\s?(\d{1,2}|元)年|(?<![A-Za-z\d])[MTSHR]\d{1,2}\.\d{1,2}\.\d{1,2}(?!\d)/;

/** Whether a day of a year between 1900 and 2099 stands in a text, or of a year of two digits. */
export function holdsDate(text: string): boolean {
  const found = [...text.matchAll(YEAR_FIRST)].some(([, y, m, d]) => isDate(+y, +m, +d));
  if (found || holdsYearLast(text) || holdsDigits(text) || ERA.test(text)) return true;
  return holdsNamedDate(text) || holdsShortDate(text);
}

const holdsYearLast = (text: string): boolean =>
  [...text.matchAll(YEAR_LAST)].some(([, a, b, y]) => isDate(+y, +b, +a) || isDate(+y, +a, +b));

const holdsDigits = (text: string): boolean =>
  [...text.matchAll(DIGITS)].some(([, digits]) => {
    const part = (from: number, to: number) => Number(digits.slice(from, to));
    const [first, second, year] = [part(0, 2), part(2, 4), part(4, 8)];
    return (
      isDate(part(0, 4), part(4, 6), part(6, 8)) ||
      isDate(year, second, first) ||
      isDate(year, first, second)
    );
  });
