import fc from 'fast-check';
import type { Vec3 } from '../volume';
import { components } from './components';
import { componentSizes, gapsBetween, segmentsOf } from './row-segments';

/** Masks of every density, up to empty and full ones. */
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

it('segments hold every voxel of a mask once, and those of the other value the rest', () => {
  fc.assert(
    fc.property(masks, ({ mask, size }) => {
      const drawn = (value: number) => {
        const { from, to, row } = segmentsOf(mask, size, value);
        const back = new Uint8Array(mask.length);
        from.forEach((first, i) => {
          for (let x = first; x <= to[i]; x += 1) back[row[i] * size[0] + x] += 1;
        });
        return back;
      };
      expect(drawn(1)).toEqual(mask);
      expect(drawn(0)).toEqual(mask.map((value) => 1 - value));
      expect(gapsBetween(segmentsOf(mask, size), size)).toEqual(segmentsOf(mask, size, 0));
      expect(gapsBetween(segmentsOf(mask, size, 0), size)).toEqual(segmentsOf(mask, size));
    }),
  );
});

it.each([6, 26] as const)(
  'components have the sizes, in the order, that searching voxel by voxel finds: %d neighbours',
  (connectivity) => {
    fc.assert(
      fc.property(masks, ({ mask, size }) => {
        const found = [...components(mask, size, connectivity)].map(({ length }) => length);
        expect(componentSizes(segmentsOf(mask, size), size, connectivity)).toEqual(found);
      }),
      { numRuns: 300 },
    );
  },
);
