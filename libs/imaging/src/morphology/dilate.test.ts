import fc from 'fast-check';
import type { Vec3 } from '../volume';
import { dilated } from './dilate';
import { segmentsOf } from './row-segments';

const length = fc.integer({ min: 1, max: 7 });
const spacing = fc.double({ min: 0.3, max: 5, noNaN: true });
const masks = fc.record({
  size: fc.tuple(length, length, length),
  zooms: fc.tuple(spacing, spacing, spacing),
  bits: fc.array(fc.boolean(), { minLength: 343, maxLength: 343 }),
  some: fc.double({ min: 0.05, max: 1, noNaN: true }),
});

const maskOf = (bits: readonly boolean[], [w, h, d]: Vec3): Uint8Array =>
  Uint8Array.from(bits.slice(0, w * h * d), Number);

/** 1 where what {@link dilated} gives sums to more than 0. */
function near(mask: Uint8Array, size: Vec3, zooms: Vec3, isNear: (mm: number) => boolean) {
  const [width] = size;
  const changes = dilated(segmentsOf(mask, size), size, zooms, isNear);
  return mask.map((_, i) => {
    const start = Math.floor(i / width) * (width + 1);
    const sum = changes.subarray(start, start + (i % width) + 1).reduce((a, b) => a + b, 0);
    return sum > 0 ? 1 : 0;
  });
}

/** Distance in mm from every voxel to the nearest of a mask, of all pairs: a transform may take one as far off but for its last digit. */
function distances(mask: Uint8Array, size: Vec3, zooms: Vec3): number[] {
  const places = Array.from(mask, (_, i) => [
    i % size[0],
    Math.floor(i / size[0]) % size[1],
    Math.floor(i / (size[0] * size[1])),
  ]);
  const inside = places.filter((_, i) => mask[i] === 1);
  const square = (axis: number, a: number[], b: number[]) =>
    (zooms[axis] * (a[axis] - b[axis])) ** 2;
  return places.map((a) =>
    Math.sqrt(
      inside.reduce(
        (least, b) => Math.min(least, square(0, a, b) + square(1, a, b) + square(2, a, b)),
        Infinity,
      ),
    ),
  );
}

it('is the distance below a threshold, with and without the threshold itself (property)', () => {
  fc.assert(
    fc.property(masks, ({ size, zooms, bits, some }) => {
      const mask = maskOf(bits, size);
      const mm = distances(mask, size, zooms);
      // A distance that occurs, so that the borders of both are met.
      const finite = [...new Set(mm)].filter(Number.isFinite).sort((a, b) => a - b);
      const at = finite[Math.floor(some * (finite.length - 1))] ?? 2;
      for (const isNear of [(one: number) => one <= at, (one: number) => one < at])
        expect(near(mask, size, zooms, isNear)).toEqual(
          Uint8Array.from(mm, (one) => Number(isNear(one))),
        );
    }),
  );
});

it('is empty for an empty mask, whatever is near', () => {
  const found = near(new Uint8Array(24), [2, 3, 4], [1, 1, 1], () => true);
  expect(found).toEqual(new Uint8Array(24));
});

it('is everything for one voxel to which all is near', () => {
  const mask = new Uint8Array(24);
  mask[7] = 1;
  expect(near(mask, [2, 3, 4], [1, 1, 1], () => true)).toEqual(new Uint8Array(24).fill(1));
});
