import fc from 'fast-check';
import { bilinearTaps, nearestTaps, type Taps } from './resample';
import { splineTaps } from './spline';

// Values are pinned to nnU-Net's in task-specific/segment.test.ts.

const KERNELS = { bilinearTaps, nearestTaps, splineTaps };
const lengths = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 90 }));
const value = ({ first, starts, weights }: Taps, o: number, line: readonly number[]): number =>
  weights
    .subarray(starts[o], starts[o + 1])
    .reduce((sum, weight, k) => sum + weight * line[first[o] + k], 0);

describe.each(Object.entries(KERNELS))('%s', (_, make) => {
  it('keeps a constant, and asks for no voxel that is not there', () => {
    fc.assert(
      fc.property(lengths, ([from, to]) => {
        const taps = make(from, to);
        expect(taps.first).toHaveLength(to);
        for (let o = 0; o < to; o++) {
          expect(taps.first[o]).toBeGreaterThanOrEqual(0);
          expect(taps.first[o] + taps.starts[o + 1] - taps.starts[o]).toBeLessThanOrEqual(from);
          expect(value(taps, o, Array(from).fill(3))).toBeCloseTo(3, 6);
        }
      }),
    );
  });
});

it('a spline goes through the samples that it is made of', () => {
  const line = Array.from({ length: 20 }, (_, i) => (i * 7) % 5);
  const taps = splineTaps(20, 60);
  line.forEach((sample, i) => expect(value(taps, 3 * i + 1, line)).toBeCloseTo(sample, 5));
});

it('the nearest voxel is the one that holds the centre', () => {
  expect([...nearestTaps(4, 8).first]).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  expect([...nearestTaps(6, 2).first]).toEqual([1, 4]);
});
