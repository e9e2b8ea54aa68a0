import fc from 'fast-check';
import type { Vec3 } from '../volume';
import { dilated } from './dilate';
import { squaredDistance } from './distance';

const length = fc.integer({ min: 1, max: 9 });
const spacing = fc.double({ min: 0.3, max: 5, noNaN: true });
const masks = fc.record({
  size: fc.tuple(length, length, length),
  zooms: fc.tuple(spacing, spacing, spacing),
  bits: fc.array(fc.boolean(), { minLength: 729, maxLength: 729 }),
  some: fc.double({ min: 0.05, max: 1, noNaN: true }),
});

const maskOf = (bits: readonly boolean[], [w, h, d]: Vec3): Uint8Array =>
  Uint8Array.from(bits.slice(0, w * h * d), Number);

it('is the distance transform below a threshold, with and without the threshold itself (property)', () => {
  fc.assert(
    fc.property(masks, ({ size, zooms, bits, some }) => {
      const mask = maskOf(bits, size);
      const squared = squaredDistance(mask, size, zooms);
      // A distance that occurs, so that the borders of both are met.
      const finite = [...new Set(squared)].filter(Number.isFinite).sort((a, b) => a - b);
      const at = Math.sqrt(finite[Math.floor(some * (finite.length - 1))] ?? 2);
      for (const isNear of [(mm: number) => mm <= at, (mm: number) => mm < at])
        expect(dilated(mask, size, zooms, isNear)).toEqual(
          Uint8Array.from(squared, (value) => Number(isNear(Math.sqrt(value)))),
        );
    }),
  );
});

it('is empty for an empty mask, whatever is near', () => {
  const found = dilated(new Uint8Array(24), [2, 3, 4], [1, 1, 1], () => true);
  expect(found).toEqual(new Uint8Array(24));
});

it('is everything for one voxel to which all is near', () => {
  const mask = new Uint8Array(24);
  mask[7] = 1;
  expect(dilated(mask, [2, 3, 4], [1, 1, 1], () => true)).toEqual(new Uint8Array(24).fill(1));
});
