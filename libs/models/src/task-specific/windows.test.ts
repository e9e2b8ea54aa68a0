import fc from 'fast-check';
import fixture from '../../fixtures/task-specific.json';
import { roundHalfEven, windowStarts, windowWeights } from './windows';

const named = fixture.windows.map((w) => [`${w.patch} of ${w.length}, step ${w.step}`, w] as const);

const axis = fc
  .record({
    patch: fc.integer({ min: 1, max: 90 }),
    more: fc.nat(300),
    step: fc.double({ min: 0.05, max: 1, noNaN: true }),
  })
  .map(({ patch, more, step }) => ({ patch, length: patch + more, step }));

describe('windowStarts', () => {
  it.each(named)('is nnU-Net’s: %s', (_, { length, patch, step, starts }) => {
    expect(windowStarts(length, patch, step)).toEqual(starts);
  });

  it('covers every voxel, from the first to the last, no patch leaving the axis', () => {
    fc.assert(
      fc.property(axis, ({ length, patch, step }) => {
        const starts = windowStarts(length, patch, step);
        expect(starts[0]).toBe(0);
        expect(starts.at(-1)).toBe(length - patch);
        const gaps = starts.slice(1).map((start, i) => start - starts[i]);
        // A start is rounded by half a voxel at most, either way.
        for (const gap of gaps) expect(gap).toBeLessThanOrEqual(Math.min(patch * step + 1, patch));
        for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('windowWeights', () => {
  it.each(named)('is nnU-Net’s Gaussian: %s', (_, { patch, weights }) => {
    const found = windowWeights(patch, 0.125);
    expect(found).toHaveLength(patch);
    weights.forEach((weight, i) => expect(found[i]).toBeCloseTo(weight, 6));
  });

  it('is above 0 everywhere, 1 in the middle, and the same everywhere without sigma', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        (n, sigma) => {
          const weights = windowWeights(n, sigma);
          // The product of three is kept in float32.
          expect(Math.fround(Math.min(...weights) ** 3)).toBeGreaterThan(0);
          expect(weights[Math.floor(n / 2)]).toBe(1);
          expect(new Set(windowWeights(n, null))).toEqual(new Set([1]));
        },
      ),
    );
  });
});

it('rounds a half to the even neighbour, as Python does', () => {
  expect([0.5, 1.5, 2.5, 2.4999, 2.5001].map(roundHalfEven)).toEqual([0, 2, 2, 2, 3]);
});
