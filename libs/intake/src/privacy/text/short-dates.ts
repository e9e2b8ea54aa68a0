/** Three numbers of one or two digits with the same sign between them. */
const THREE = /(?<!\d)(?=((\d{1,2})([-_./ ])(\d{1,2})\3(\d{1,2})(?!\d)))/g;

/** Any time of the day behind. */
const CLOCK = /[T ,]{1,2}\d{1,2}:\d{2}.*$/;

/** A patient was not born in a year of two digits up to this; a counter, a version or a day of a month often goes so far. */
const MOST_COUNTED = 31;

/**
 * Whether a date stands in a text whose year has two digits, in any order: 29.02.64, 28/2/64, 64-02-29. In the midst of a text, what may
 * as well be a version or a counter (4.11.20, LA_01_02_10) is none; alone it is one.
 */
export function holdsShortDate(text: string): boolean {
  const alone = text.trim().replace(CLOCK, '');
  return [...text.matchAll(THREE)].some(({ index, 1: all, 2: a, 3: sign, 4: b, 5: c }) => {
    if (goesOn(text, index, all.length, sign)) return false;
    const padded = [a, b, c].every((part) => part.length === 2);
    const last = c.length === 2 && (isDay(+a, +b) || isDay(+b, +a));
    const first = padded && isDay(+b, +c);
    if (!last && !first) return false;
    const born = (last && Number(c) > MOST_COUNTED) || (first && Number(a) > MOST_COUNTED);
    return isLikely(sign, padded, { born, alone: all === alone, text, index });
  });
}

const isDay = (month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31;

/** Whether the three are a part of more numbers: a telephone number, a version of four parts, an identifier. */
const goesOn = (text: string, from: number, length: number, sign: string): boolean =>
  (text[from - 1] === sign && /\d/.test(text[from - 2] ?? '')) ||
  (text[from + length] === sign && /\d/.test(text[from + length + 1] ?? ''));

interface Around {
  /** Whether one of the numbers is most likely a year of birth. */
  readonly born: boolean;
  readonly alone: boolean;
  readonly text: string;
  readonly index: number;
}

/** Whether numbers that can be a date are likely one, by their sign and what stands around them. */
function isLikely(sign: string, padded: boolean, { born, alone, text, index }: Around): boolean {
  if (sign === '_' || sign === ' ') return padded && (born || alone);
  if (born || alone || sign === '/') return true;
  if (sign === '.') return padded;
  return padded && !/\p{L}-$/u.test(text.slice(Math.max(0, index - 2), index));
}
