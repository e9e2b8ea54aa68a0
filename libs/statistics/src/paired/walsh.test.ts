import fc from 'fast-check';
import { medianSorted, sorted } from '../summary/quantile-sorted';
import { expectClose } from '../testing/fixtures';
import { walshMedian, walshOf, walshRank } from './walsh';

const written = (differences: readonly number[]): number[] => [
  ...sorted(differences.flatMap((a, i) => differences.slice(i).map((b) => (a + b) / 2 + 0))),
];

/** Some alike, some 0, as Dice differences are; and any finite ones. */
const differences = fc.array(
  fc.oneof(
    fc.integer({ min: -20, max: 20 }).map((value) => value / 100),
    fc
      .double({ min: -1e6, max: 1e6, noNaN: true })
      .map((value) => (Math.abs(value) < 1e-9 ? 0 : value)),
  ),
  { minLength: 1, maxLength: 30 },
);

it('counts what writing every mean down would give, at every rank', () => {
  fc.assert(
    fc.property(differences, (given) => {
      const all = written(given);
      const walsh = walshOf(given);
      expect(walsh.count).toBe(all.length);
      all.forEach((value, i) => expect(walshRank(walsh, i + 1)).toBe(value));
      // The mean of the two in the middle: halved before or after they are added.
      expectClose(walshMedian(walsh), medianSorted(all), 1e-14);
    }),
    { numRuns: 60 },
  );
});

it('ranks infinite differences last, lets opposite ones cancel, and spoils nothing', () => {
  const walsh = walshOf([0.5, Infinity, -0.25]);
  expect([1, 2, 3, 4, 5, 6].map((k) => walshRank(walsh, k))).toEqual([
    -0.25,
    0.125,
    0.5,
    Infinity,
    Infinity,
    Infinity,
  ]);
  expect(walshMedian(walshOf([Infinity, -Infinity]))).toBe(0);
});

it('is as quick for thousands of pairs as a person waits', () => {
  const many = Array.from({ length: 6000 }, (_, i) => Math.sin(i));
  const walsh = walshOf(many);
  expect(walsh.count).toBe(18_003_000);
  expect(walshMedian(walsh)).toBeCloseTo(0, 3);
});
