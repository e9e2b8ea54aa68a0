import fc from 'fast-check';
import { expectClose, fixtureCases } from '../testing/fixtures';
import { describe as summary } from './describe';
import { quantileSorted, sorted } from './quantile-sorted';

interface Case {
  readonly values: number[];
  readonly p: number[];
  readonly quantiles: number[];
  readonly mean: number;
  readonly sd: number | null;
}

it.each(fixtureCases<Case>('quantiles'))('quantiles, mean and SD are those of NumPy', (one) => {
  const ascending = sorted(one.values);
  one.p.forEach((p, i) => expectClose(quantileSorted(ascending, p), one.quantiles[i], 1e-14));
  const found = summary(one.values);
  expectClose(found?.mean, one.mean, 1e-14);
  if (one.sd === null) expect(found?.sd).toBeNull();
  else expectClose(found?.sd ?? NaN, one.sd, 1e-14);
});

it('says nothing of no values, and no spread of one', () => {
  expect(summary([])).toBeNull();
  expect(summary([0.5])).toMatchObject({ n: 1, mean: 0.5, sd: null, median: 0.5, q1: 0.5 });
});

it('ranks an undefined distance worst and never gives NaN', () => {
  expect(quantileSorted([1, 2, Infinity, Infinity], 0.75)).toBe(Infinity);
  expect(quantileSorted([1, 2, Infinity, Infinity], 0.25)).toBe(1.75);
  // A place on a value, the next of which is infinite.
  expect(quantileSorted([5, Infinity], 0)).toBe(5);
  expect(quantileSorted([1, 2, Infinity, Infinity, Infinity], 0.25)).toBe(2);
  for (let n = 1; n <= 60; n += 1)
    for (let bad = 0; bad <= n; bad += 1)
      for (const p of [0, 0.25, 0.5, 0.75, 1]) {
        const values = Array.from({ length: n }, (_, i) => (i < n - bad ? i : Infinity));
        expect(quantileSorted(values, p)).not.toBeNaN();
      }
});

it('leaves what it is given as it is, and lies between the extremes', () => {
  const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 });
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (given, p) => {
      const frozen = Object.freeze([...given]);
      const q = quantileSorted(sorted(frozen), p);
      expect(q).toBeGreaterThanOrEqual(Math.min(...given));
      expect(q).toBeLessThanOrEqual(Math.max(...given));
    }),
  );
});
