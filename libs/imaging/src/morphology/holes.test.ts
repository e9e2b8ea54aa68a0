import fc from 'fast-check';
import { fixtureCases } from '../testing/fixtures';
import { type Vec3, voxelCount } from '../volume';
import { components } from './components';
import { cutOut } from './cut-out';
import { holesIn } from './holes';

interface HoleCase {
  size: Vec3;
  mask: number[];
  voxels: number;
  count: number;
  components: number;
}

describe('a mask cut out of its volume', () => {
  it.each(fixtureCases<HoleCase>('holes'))(
    'has the holes and components of SciPy: $size, $count holes, $components components',
    ({ size, mask, voxels, count, components: expected }) => {
      const cut = cutOut(Uint8Array.from(mask), size);
      expect(cut && holesIn(cut)).toEqual({ count, voxels });
      expect(cut && [...components(cut.mask, cut.size, 26)]).toHaveLength(expected);
    },
  );

  it('is nothing where the mask is empty', () => {
    expect(cutOut(new Uint8Array(6), [1, 2, 3])).toBeNull();
  });

  it('keeps a hole that only a corner leads into, and none that a face leads into', () => {
    const shell = new Uint8Array(27).fill(1);
    shell[13] = 0;
    const holes = (mask: Uint8Array) => {
      const cut = cutOut(mask, [3, 3, 3]);
      return cut && holesIn(cut);
    };
    expect(holes(shell)).toEqual({ count: 1, voxels: 1 });
    expect(holes(shell.map((value, i) => (i === 0 ? 0 : value)))).toEqual({ count: 1, voxels: 1 });
    expect(holes(shell.map((value, i) => (i === 12 ? 0 : value)))).toEqual({ count: 0, voxels: 0 });
  });

  it('holds every voxel of the mask and an empty margin (property)', () => {
    const side = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(
        fc.tuple(side, side, side),
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 125, maxLength: 125 }),
        (size, values) => {
          const mask = Uint8Array.from(values.slice(0, voxelCount(size)));
          const inside = mask.filter((value) => value > 0).length;
          const cut = cutOut(mask, size);
          expect(cut?.mask.reduce((sum, value) => sum + value, 0) ?? 0).toBe(inside);
          const {
            mask: kept,
            size: [w, h, d],
          } = cut ?? { mask: [], size: [0, 0, 0] };
          kept.forEach((value, i) => {
            const at = [i % w, Math.floor(i / w) % h, Math.floor(i / (w * h))];
            if (value === 1)
              expect(at.every((p, axis) => p > 0 && p < [w, h, d][axis] - 1)).toBe(true);
          });
        },
      ),
    );
  });
});
