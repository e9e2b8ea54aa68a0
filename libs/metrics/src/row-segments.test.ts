import type { Vec3 } from '@atrium/imaging';
import fc from 'fast-check';
import { packMask } from './bit-mask';
import { centroidOf, segmentsOf } from './row-segments';

/** Masks of every density, rows shorter and longer than a word, up to full ones. */
const masks = fc
  .tuple(
    fc.integer({ min: 1, max: 70 }),
    fc.integer({ min: 1, max: 6 }),
    fc.integer({ min: 1, max: 4 }),
    fc.constantFrom(0, 0.05, 0.2, 0.5, 0.9, 1),
    fc.integer(),
  )
  .map(([x, y, z, share, seed]) => {
    let state = seed;
    const mask = Uint8Array.from({ length: x * y * z }, () => {
      state = (Math.imul(state, 1103515245) + 12345) | 0;
      return ((state >>> 8) & 0xffff) / 0x10000 < share ? 1 : 0;
    });
    const size: Vec3 = [x, y, z];
    return { mask, size };
  });

it('holds every voxel of a mask once', () => {
  fc.assert(
    fc.property(masks, ({ mask, size }) => {
      const { from, to, row } = segmentsOf(packMask(mask, size));
      const back = new Uint8Array(mask.length);
      from.forEach((first, i) => {
        for (let x = first; x <= to[i]; x += 1) back[row[i] * size[0] + x] += 1;
      });
      expect(back).toEqual(mask);
    }),
  );
});

it('has its centre where the mean of the voxels is', () => {
  fc.assert(
    fc.property(masks, ({ mask, size }) => {
      const centre = centroidOf(segmentsOf(packMask(mask, size)), size, [0.5, 2, 3]);
      const inside = [...mask.keys()].filter((i) => mask[i] > 0);
      if (inside.length === 0) return expect(centre).toBeNull();
      const mean = (at: (i: number) => number): number =>
        inside.reduce((sum, i) => sum + at(i), 0) / inside.length;
      expect(centre?.[0]).toBeCloseTo(0.5 * mean((i) => i % size[0]), 9);
      expect(centre?.[1]).toBeCloseTo(2 * mean((i) => Math.floor(i / size[0]) % size[1]), 9);
      expect(centre?.[2]).toBeCloseTo(3 * mean((i) => Math.floor(i / (size[0] * size[1]))), 9);
    }),
  );
});
