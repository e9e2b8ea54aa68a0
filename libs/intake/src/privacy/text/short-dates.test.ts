import fc from 'fast-check';
import { cpuMilliseconds } from '../../testing/cpu-milliseconds';
import { holdsShortDate } from './short-dates';

describe('holdsShortDate', () => {
  it.each([
    '29.02.64',
    '28/2/64',
    '2/28/64',
    '29-02-64',
    '64-02-29',
    '01.03.24',
    '1.3.24',
    '01_03_24',
    '29 02 64',
    '29.02.64 12:30',
    'born 29.02.64',
    'scan 01.03.24 b',
    'seen 1/3/24',
    'Mueller_29_02_64',
    'Mueller_29-02-64',
    'DOB-29-02-64',
  ])('is true of %s', (text) => expect(holdsShortDate(text)).toBe(true));

  it.each([
    'FSL 6.0.10',
    'Slicer 4.11.20',
    'ITK 5.3.0',
    '1.2.840.113619.2.55.3',
    '5.10.2',
    'LA_01_02_10',
    'LA-01-02-10',
    'case 1 2 10 10',
    '06 12 34 56 78',
    '0761-12-34-56',
    '32.13.64',
    '00.01.64',
    '12:10:45',
    '078-05-1120',
    '29.02-64',
  ])('is false of %s', (text) => expect(holdsShortDate(text)).toBe(false));

  it('is true of every day of a century, however written (property)', () => {
    const day = fc.date({
      min: new Date('1925-01-01'),
      max: new Date('2024-12-31'),
      noInvalidDate: true,
    });
    const signs = fc.constantFrom('-', '.', '/', '_', ' ');
    const orders = fc.constantFrom('dmy', 'mdy', 'ymd');
    fc.assert(
      fc.property(day, signs, orders, (date, sign, order) => {
        const [, y, m, d] = /^\d\d(\d\d)-(\d\d)-(\d\d)/.exec(date.toISOString()) ?? [];
        const parts: Record<string, string> = { y, m, d };
        expect(holdsShortDate([...order].map((part) => parts[part]).join(sign))).toBe(true);
      }),
    );
  });

  it.each(['1.', '12-', '1/2/', '12 ', 'T', ', ', 'a-12-12-12 '])(
    'takes no long time over %j many times over',
    (part) => {
      const took = cpuMilliseconds(() => {
        holdsShortDate(part.repeat(100_000 / part.length));
      });
      expect(took).toBeLessThan(3000);
    },
  );
});
