import fc from 'fast-check';
import { dateOffset, shiftDate, withoutPersons } from './covariates';
import { findInCovariates } from './names';

describe('dateOffset', () => {
  it('is 1 to 3652 days, the same for a patient, spread over patients', () => {
    const offsets = Array.from({ length: 500 }, (_, i) => dateOffset('s', `P${i}`));
    expect(Math.min(...offsets)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...offsets)).toBeLessThanOrEqual(3652);
    expect(new Set(offsets).size).toBeGreaterThan(400);
    expect(dateOffset('s', 'P7')).toBe(offsets[7]);
    expect(dateOffset('t', 'P7')).not.toBe(offsets[7]);
  });

  it('is HMAC-SHA256 of purpose and patient', () => {
    // printf 'atrium/dates\000P7' | openssl dgst -sha256 -hmac s: the first four bytes modulo 3652, plus 1.
    expect(dateOffset('s', 'P7')).toBe(375);
  });
});

describe('shiftDate', () => {
  const day = fc.date({
    min: new Date('1900-01-01'),
    max: new Date('2199-12-31'),
    noInvalidDate: true,
  });
  const iso = (date: Date) => date.toISOString().slice(0, 10);

  it('moves any day as the calendar does, with its sign and its time (property)', () => {
    const signs = fc.constantFrom('', '-', '/', '.');
    const times = fc.constantFrom('', 'T12:30', ' 12:30:59', 'T12:30:59.125');
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 3652 }),
        signs,
        times,
        (date, days, sign, time) => {
          const earlier = new Date(date);
          earlier.setUTCDate(earlier.getUTCDate() - days);
          const as = (one: Date) => iso(one).replaceAll('-', sign) + time;
          expect(shiftDate(as(date), days)).toBe(as(earlier));
        },
      ),
    );
  });

  it('keeps the distance between two dates of a patient (property)', () => {
    fc.assert(
      fc.property(day, day, fc.string(), (a, b, patient) => {
        const days = dateOffset('s', patient);
        const [first, second] = [a, b].map((one) => Date.parse(shiftDate(iso(one), days) ?? ''));
        expect(first - second).toBe(Date.parse(iso(a)) - Date.parse(iso(b)));
      }),
    );
  });

  it.each([
    ['March 1 2024', '2024-02-20'],
    ['1 Mar 2024', '2024-02-20'],
    ['1. März 2024', '2024-02-20'],
    ['1 de marzo de 2024 12:30', '2024-02-20 12:30'],
    ['2024-Mar-01', '2024-02-20'],
  ])('writes a date whose month has a name as every other one: %s', (value, moved) =>
    expect(shiftDate(value, 10)).toBe(moved),
  );

  it.each(['1-Mar-24', '28/2/64', '29.02.64', '64-02-29', '31 Apr 2024', '30 Feb 2024'])(
    'is none of %s, which cannot be read with certainty',
    (value) => expect(shiftDate(value, 1)).toBeNull(),
  );

  it.each(['2024', '202403', '20230229', '20241301', '2024-03.01', '01.03.2024', 'yesterday', ''])(
    'is none of %j',
    (value) => expect(shiftDate(value, 1)).toBeNull(),
  );
});

describe('withoutPersons', () => {
  it('moves the dates of a row together, and drops what says who somebody is', () => {
    const row = {
      scanner: 'Avanto',
      scan_date: '2024-03-01',
      ablation: '20240311',
      date_of_birth: '1950-01-02',
      seen: '01.03.2024',
      first_scan: 'March 1 2024',
      second_scan: '1 Mar 2024',
      follow_up: '1-Mar-24',
      ablated: '01/03/24',
      PatientBirthDate: '29-Feb-1964',
      birth_year: '1964',
      naissance: '2 avril 1970',
      nom: 'Dupont',
      surname_de: 'schmidt_karl',
      referring_physician: 'yamamoto',
      note: 'MRN12345',
      referrer: 'Hans Müller',
      age: '71',
    };
    expect(withoutPersons(row, 10)).toEqual({
      scanner: 'Avanto',
      scan_date: '2024-02-20',
      ablation: '20240301',
      first_scan: '2024-02-20',
      second_scan: '2024-02-20',
      age: '71',
    });
  });

  it.each(['Geburtsdatum', 'date de naissance', 'patient-birthdate', 'child DOB', 'mothers_birth'])(
    'drops the date of a column called %s',
    (name) => expect(withoutPersons({ [name]: '1950-01-02' }, 10)).toEqual({}),
  );

  it('leaves nothing that is found but dates (property)', () => {
    const rows = fc.dictionary(fc.string(), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(rows, (row) => {
        const left = findInCovariates(withoutPersons(row, 100));
        expect(left.filter(({ reason }) => reason !== 'date')).toEqual([]);
      }),
    );
  });
});
