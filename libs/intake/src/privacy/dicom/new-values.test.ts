import fc from 'fast-check';
import { dateOffset, newUid, shiftDates } from './new-values';

describe('newUid', () => {
  it('is a UUID of version 8 below 2.25, the same for the same', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (secret, uid) => {
        const made = newUid(secret, uid);
        expect(made).toMatch(/^2\.25\.[1-9]\d{0,38}$/);
        const hex = BigInt(made.slice(5)).toString(16).padStart(32, '0');
        expect(hex).toMatch(/^.{12}8.{3}[89ab].{15}$/);
        expect(newUid(secret, uid)).toBe(made);
      }),
    );
  });

  it('is HMAC-SHA256 of purpose and UID', () => {
    // printf 'atrium/uid\0001.2.3' | openssl dgst -sha256 -hmac s3cret: the first 16 bytes, version and variant set.
    const hex = '4f80f337613d82ac9c1a9717c8b6513b';
    expect(newUid('s3cret', '1.2.3')).toBe(`2.25.${BigInt(`0x${hex}`)}`);
  });

  it('is another for another UID or secret', () => {
    expect(newUid('a', '1.2')).not.toBe(newUid('a', '1.3'));
    expect(newUid('a', '1.2')).not.toBe(newUid('b', '1.2'));
  });
});

describe('dateOffset', () => {
  it('is 1 to 3652 days, the same for a patient, spread over patients', () => {
    const offsets = Array.from({ length: 500 }, (_, i) => dateOffset('s', `P${i}`));
    expect(Math.min(...offsets)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...offsets)).toBeLessThanOrEqual(3652);
    expect(new Set(offsets).size).toBeGreaterThan(400);
    expect(dateOffset('s', 'P7')).toBe(offsets[7]);
    expect(dateOffset('t', 'P7')).not.toBe(offsets[7]);
  });
});

describe('shiftDates', () => {
  const day = fc.date({
    min: new Date('1900-01-01'),
    max: new Date('2199-12-31'),
    noInvalidDate: true,
  });
  const written = (date: Date) => date.toISOString().slice(0, 10).replaceAll('-', '');

  it('moves any day as the calendar does, with its time and zone (property)', () => {
    const rest = fc.constantFrom('', '12', '1230', '123059', '123059.123456', '123059+0900');
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 3652 }), rest, (date, days, time) => {
        const earlier = new Date(
          Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() - days),
        );
        expect(shiftDates(written(date) + time, days)).toBe(written(earlier) + time);
      }),
    );
  });

  it('keeps the distance between two dates of a patient (property)', () => {
    fc.assert(
      fc.property(day, day, fc.string(), (a, b, patient) => {
        const [movedA, movedB] = [a, b].map(
          (one) => shiftDates(written(one), dateOffset('s', patient)) ?? '',
        );
        const days = (text: string) =>
          Date.UTC(+text.slice(0, 4), +text.slice(4, 6) - 1, +text.slice(6)) / 86_400_000;
        expect(days(movedA) - days(movedB)).toBe(days(written(a)) - days(written(b)));
      }),
    );
  });

  it.each([
    ['20240301', 1, '20240229'],
    ['20230301', 1, '20230228'],
    ['2024.03.01', 1, '20240229'],
    ['20240101\\20240301 ', 31, '20231201\\20240130'],
    ['', 5, ''],
  ])('of %j by %i days is %j', (value, days, moved) => expect(shiftDates(value, days)).toBe(moved));

  it.each([
    '2024',
    '202403',
    '20230229',
    '20241301',
    '20240301-20240302',
    'yesterday',
    '2024.0301',
  ])('is none of %j', (value) => expect(shiftDates(value, 1)).toBeNull());
});
