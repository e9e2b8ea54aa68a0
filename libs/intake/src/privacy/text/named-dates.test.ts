import fc from 'fast-check';
import { cpuMilliseconds } from '../../testing/cpu-milliseconds';
import { holdsNamedDate, readNamedDate } from './named-dates';

const LANGUAGES: readonly (readonly [locale: string, written: (d: string, m: string) => string])[] =
  [
    ['en', (d, m) => `${d} ${m}`],
    ['de', (d, m) => `${d}. ${m}`],
    ['fr', (d, m) => `${d} ${m}`],
    ['es', (d, m) => `${d} de ${m} de`],
    ['it', (d, m) => `${d} ${m}`],
  ];

const day = fc.date({
  min: new Date('1900-01-01'),
  max: new Date('2099-12-31'),
  noInvalidDate: true,
});
const partsOf = (date: Date) => ({
  year: date.getUTCFullYear(),
  month: date.getUTCMonth() + 1,
  day: date.getUTCDate(),
});

describe('holdsNamedDate', () => {
  it.each([
    '29-Feb-1964',
    '29 February 1964',
    'Feb 29, 1964',
    'February 29th, 1964',
    '29FEB1964',
    '29FEB64',
    '29-Feb-64',
    "29 Feb '64",
    '64-Feb-29',
    '1964-Feb-29',
    '1st of March 2024',
    '2 avril 1970',
    '1er mai 2020',
    '14 août 1951',
    '3. März 2024',
    '3. Maerz 2024',
    '29. Feb. 1964',
    '2 de abril de 1970',
    '2 DICIEMBRE 1970',
    '12 set 2018',
    '31 April 1964',
    'born 29-Feb-1964 in a town',
    'Mueller_29Feb1964',
    'Fri Mar  1 12:30:00 2024',
  ])('is true of %s', (text) => expect(holdsNamedDate(text)).toBe(true));

  it.each([
    'March 2024',
    'Feb 1964',
    'training_set_10_2018',
    'set 10 20',
    'mag_12_20',
    '2_mag_12',
    'a12dec34f',
    'Dec 12 10:30',
    '32 March 2024',
    '1 Marching 2024',
    '10 scans 12',
    '3 May',
    '1 March 1824',
    'sub-01_ses-02',
  ])('is false of %s', (text) => expect(holdsNamedDate(text)).toBe(false));

  it('finds one that another match would hide', () => {
    expect(holdsNamedDate('99 mar 12 mar 2024')).toBe(true);
  });

  it.each(['1 ', '1 mar ', 'mar ', 'mar 1, ', '2024 mar ', 'de ', '12 de '])(
    'takes no long time over %j many times over',
    (part) => {
      const took = cpuMilliseconds(() => {
        holdsNamedDate(part.repeat(100_000 / part.length));
      });
      expect(took).toBeLessThan(3000);
    },
  );
});

describe('readNamedDate', () => {
  it.each([
    ['March 1 2024', ''],
    ['1 Mar 2024', ''],
    ['01-MAR-2024', ''],
    ['2024-Mar-01', ''],
    [' 1. März 2024 ', ''],
    ['1 mars 2024 12:30', ' 12:30'],
    ['1-Mar-2024T12:30:59.5', 'T12:30:59.5'],
  ])('reads %j', (text, time) =>
    expect(readNamedDate(text)).toEqual({ day: { year: 2024, month: 3, day: 1 }, time }),
  );

  it.each(['29-Feb-64', '64-Feb-29', 'about 1 Mar 2024', '1 Mar 2024 or so', 'Mar 2024', ''])(
    'is null of %j',
    (text) => expect(readNamedDate(text)).toBeNull(),
  );

  it('reads every day of two centuries as five languages write it, whole and short (property)', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...LANGUAGES),
        fc.constantFrom('long', 'short'),
        (date, [locale, written], width) => {
          const name = new Intl.DateTimeFormat(locale, { month: width, timeZone: 'UTC' });
          const parts = partsOf(date);
          const text = `${written(String(parts.day), name.format(date))} ${parts.year}`;
          expect([text, readNamedDate(text)]).toEqual([text, { day: parts, time: '' }]);
          expect([text, holdsNamedDate(text)]).toEqual([text, true]);
        },
      ),
    );
  });

  it('holds whatever it reads, and answers any text (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        if (readNamedDate(text) !== null) expect(holdsNamedDate(text)).toBe(true);
      }),
    );
  });
});
