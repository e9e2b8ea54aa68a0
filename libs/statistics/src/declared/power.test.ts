import { normalCdf, normalQuantile } from '../distributions';
import { offersTest } from '../offered/offered-tests';
import { randomFrom } from '../random';
import type { DeclaredComparison } from './comparison';
import { patientsNeeded, simulatePower } from './power';

const claim: DeclaredComparison = {
  id: 'a',
  kind: 'non-inferiority',
  margin: 0.02,
  at: 'overall',
};

/** A pilot as normal as 999 quantiles make it. */
const normal = (mean: number, sd: number): number[] =>
  Array.from({ length: 999 }, (_, i) => mean + sd * normalQuantile((i + 1) / 1000));
const site = (name: string, differences: number[]) => ({ site: name, differences });
const power = (
  comparison: DeclaredComparison,
  pilot: { site: string; differences: number[] }[],
  sites: number,
  patients: number,
) => simulatePower(comparison, pilot, { sites, patients }, 0.025, 400, randomFrom(9)).power;

it.each([10, 20, 40])(
  'of normal differences is about that of the z test, with %i patients',
  (n) => {
    // Asymptotic efficiency of the signed rank test against t: 3 / pi.
    const z = (Math.sqrt((n * 3) / Math.PI) * 0.02) / 0.04;
    const expected = 1 - normalCdf(normalQuantile(0.975) - z);
    expect(Math.abs(power(claim, [site('s', normal(0, 0.04))], 1, n) - expected)).toBeLessThan(
      0.09,
    );
  },
);

it('is that of the alpha where the truth lies at the margin', () => {
  expect(power(claim, [site('s', normal(-0.02, 0.04))], 1, 30)).toBeLessThan(0.06);
});

it('is that of the population that shows less: both have to', () => {
  const differences = normal(0.02, 0.02);
  const whole = simulatePower(
    claim,
    [site('s', differences)],
    { sites: 1, patients: 30 },
    0.025,
    200,
    randomFrom(9),
  );
  const completed = differences.map((value, i) => (i % 5 < 3 ? null : value - 0.06));
  const worse = [{ ...site('s', differences), completed }];
  const both = simulatePower(claim, worse, { sites: 1, patients: 30 }, 0.025, 200, randomFrom(9));
  expect(whole.power).toBe(1);
  expect(both.power).toBeLessThan(0.05);
});

it('is less where every site has to show it', () => {
  const pilot = ['s', 't', 'u'].map((name) => site(name, normal(0, 0.04)));
  const together = power(claim, pilot, 3, 15);
  expect(power({ ...claim, at: 'every-site' }, pilot, 3, 15)).toBeLessThan(together - 0.3);
});

it('draws sites too where the study has another number of them', () => {
  const pilot = [site('good', normal(0.02, 0.02)), site('bad', normal(-0.06, 0.02))];
  const everySite = { ...claim, at: 'every-site' as const };
  expect(power(everySite, pilot, 2, 30)).toBe(0);
  // One site alone is the good one half of the time.
  expect(power(everySite, pilot, 1, 30)).toBeGreaterThan(0.35);
  expect(power(everySite, pilot, 1, 30)).toBeLessThan(0.65);
});

it('is 0 at a size at which the test does not hold its alpha: a run of it answers that nothing is decidable', () => {
  const pilot = ['s', 't'].map((name) => site(name, normal(0, 0.01)));
  expect(offersTest(claim, Array<number>(20).fill(10))).toBe(false);
  expect(power(claim, pilot, 20, 10)).toBe(0);
  expect(power(claim, pilot, 5, 10)).toBe(1);
});

it('is 0 without a pilot', () => {
  expect(power(claim, [site('s', [])], 1, 10)).toBe(0);
});

it('finds the least number of patients, and tells what it tried', () => {
  const made = (patients: number) => ({ sites: 1, patients, power: patients / 100, error: 0 });
  const found = patientsNeeded(0.8, made);
  expect(found.patients).toBe(80);
  const sizes = found.tried.map(({ patients }) => patients);
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  expect(sizes).toEqual(expect.arrayContaining([4, 64, 79, 80, 128]));
  expect(patientsNeeded(0.8, (n) => ({ ...made(n), power: 0.1 })).patients).toBeNull();
  expect(patientsNeeded(0.8, (n) => ({ ...made(n), power: 1 })).patients).toBe(4);
});
