import { boundingBox, type Vec3 } from '@atrium/imaging';
import fc from 'fast-check';
import { bitCount, boundsOf, overlapOfBits, packMask } from './bit-mask';
import { overlap } from './overlap';

const sizes = fc.tuple(
  fc.integer({ min: 1, max: 70 }),
  fc.integer({ min: 1, max: 5 }),
  fc.integer({ min: 1, max: 4 }),
);

/** Two masks of one size, a few voxels of each inside, with any value above 0, from any place of a buffer. */
const pairs = fc
  .tuple(sizes, fc.array(fc.nat()), fc.array(fc.nat()), fc.nat({ max: 3 }))
  .map(([size, first, second, offset]) => {
    const length = size[0] * size[1] * size[2];
    const mask = (inside: number[]): Uint8Array => {
      const made = new Uint8Array(length + offset).subarray(offset);
      for (const index of inside) made[index % length] = 1 + (index % 255);
      return made;
    };
    return { size: size satisfies Vec3, a: mask(first), b: mask(second) };
  });

it('counts and bounds as voxel by voxel (property)', () => {
  fc.assert(
    fc.property(pairs, ({ size, a, b }) => {
      const [bitsA, bitsB] = [packMask(a, size), packMask(b, size)];
      expect(overlapOfBits(bitsA, bitsB)).toEqual(overlap(a, b));
      expect(boundsOf(bitsA)).toEqual(boundingBox(a, size));
      const both = a.map((value, i) => value | b[i]);
      expect(boundsOf(bitsA, bitsB)).toEqual(boundingBox(both, size));
    }),
  );
});

it('counts the bits of a word, its sign among them', () => {
  fc.assert(
    fc.property(fc.integer(), (word) => {
      expect(bitCount(word)).toBe((word >>> 0).toString(2).replaceAll('0', '').length);
    }),
  );
});

it('refuses a mask of another size', () => {
  expect(() => packMask(new Uint8Array(7), [2, 2, 2])).toThrow('expected 8 voxels, got 7');
});
