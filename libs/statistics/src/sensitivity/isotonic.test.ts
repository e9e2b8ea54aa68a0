import fc from 'fast-check';
import { expectClose, fixtureCases } from '../testing/fixtures';
import { isotonic, unimodal } from './isotonic';

interface Case {
  readonly values: number[];
  readonly weights: number[];
  readonly fitted: number[];
}

it.each(fixtureCases<Case>('isotonic'))('the rising fit is that of SciPy', (one) => {
  isotonic(one.values, one.weights).forEach((value, i) => expectClose(value, one.fitted[i], 1e-12));
});

const doubles = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
  minLength: 1,
  maxLength: 12,
});

it('rises up to one mode and falls from there', () => {
  fc.assert(
    fc.property(doubles, (values) => {
      const { mode, fitted } = unimodal(values);
      expect(fitted).toHaveLength(values.length);
      for (let i = 1; i < fitted.length; i++) {
        if (i <= mode) expect(fitted[i]).toBeGreaterThanOrEqual(fitted[i - 1] - 1e-9);
        else expect(fitted[i]).toBeLessThanOrEqual(fitted[i - 1] + 1e-9);
      }
    }),
  );
});

it('keeps what is unimodal already', () => {
  expect(unimodal([0.7, 0.8, 0.9, 0.85, 0.6])).toEqual({
    mode: 2,
    fitted: [0.7, 0.8, 0.9, 0.85, 0.6],
  });
});

it('fits no worse than any unimodal sequence on a small grid', () => {
  const grid = [0, 1, 2];
  const sequences = grid.flatMap((a) =>
    grid.flatMap((b) => grid.flatMap((c) => grid.map((d) => [a, b, c, d]))),
  );
  const isUnimodal = (s: number[]): boolean =>
    s.some((_, m) => s.every((v, i) => i === 0 || (i <= m ? v >= s[i - 1] : v <= s[i - 1])));
  const off = (s: readonly number[], values: readonly number[]): number =>
    s.reduce((sum, v, i) => sum + (v - values[i]) ** 2, 0);
  for (const values of sequences) {
    const { fitted } = unimodal(values);
    const best = Math.min(...sequences.filter(isUnimodal).map((s) => off(s, values)));
    expect(off(fitted, values)).toBeLessThanOrEqual(best + 1e-12);
  }
});
