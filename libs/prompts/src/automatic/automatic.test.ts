import { boundingBox, type Vec3 } from '@atrium/imaging';
import fc from 'fast-check';
import { blocksOf, voxelsOf } from './blocks';
import { brightestRegion } from './brightest-region';
import { compactness } from './compactness';
import { fixedBox } from './fixed-box';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const ordered = fc.tuple(share, share).map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a]));
const side = fc.integer({ min: 1, max: 12 });

describe('fixedBox', () => {
  it('is never empty, and as large as its shares to within a voxel', () => {
    fc.assert(
      fc.property(ordered, ordered, ordered, side, side, side, (xs, ys, zs, w, h, d) => {
        const rule = { rule: 'fixed-box' as const, slices: zs };
        const mask = fixedBox({ ...rule, box: [xs[0], ys[0], xs[1], ys[1]] }, [w, h, d]);
        const box = boundingBox(mask, [w, h, d]);
        if (!box) throw new Error('the box is empty');
        const sides = [0, 1, 2].map((axis) => box.max[axis] - box.min[axis] + 1);
        expect(mask.reduce((sum, v) => sum + v, 0)).toBe(sides[0] * sides[1] * sides[2]);
        [xs, ys, zs].forEach(([from, to], axis) => {
          expect(Math.abs(sides[axis] - (to - from) * [w, h, d][axis])).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it('is the whole volume for whole shares', () => {
    const rule = {
      rule: 'fixed-box' as const,
      box: [0, 0, 1, 1] as [number, number, number, number],
    };
    expect(fixedBox({ ...rule, slices: [0, 1] }, [3, 2, 2])).toEqual(new Uint8Array(12).fill(1));
  });
});

describe('blocksOf', () => {
  const data = Float32Array.from({ length: 5 * 4 * 2 }, (_, i) => i);
  const blocks = blocksOf({ data, size: [5, 4, 2], spacing: [1.25, 2.5, 3] }, 2.5);

  it('are as many voxels as fit, one at least, fewer at the end', () => {
    expect(blocks.sides).toEqual([2, 1, 1]);
    expect(blocks.size).toEqual([3, 4, 2]);
    expect([...blocks.means.slice(0, 3)]).toEqual([0.5, 2.5, 4]);
  });

  it('go back to the voxels that they are made of', () => {
    const mask = new Uint8Array(24);
    mask[2] = 1;
    mask[23] = 1;
    const voxels = voxelsOf(mask, blocks, [5, 4, 2]);
    expect([...voxels].flatMap((v, i) => (v ? [i] : []))).toEqual([4, 39]);
  });
});

describe('compactness', () => {
  const cube = [0, 1, 2].flatMap((z) =>
    [0, 1, 2].flatMap((y) => [0, 1, 2].map((x) => x + 4 * (y + 5 * z))),
  );

  it('is 1 / 216 for a cube, wherever it lies, and less for what is longer', () => {
    expect(compactness(cube, [4, 5, 3], [2, 2, 2])).toBeCloseTo(1 / 216, 12);
    expect(compactness(cube, [4, 5, 3], [2, 2, 6])).toBeLessThan(1 / 300);
    expect(compactness([21], [4, 5, 3], [2, 2, 2])).toBeCloseTo(1 / 216, 12);
  });

  it('falls when the region grows a thorn', () => {
    expect(compactness([...cube, 3], [4, 5, 3], [1, 1, 1])).toBeLessThan(1 / 216);
  });
});

describe('brightestRegion', () => {
  const size: Vec3 = [40, 40, 30];
  const voxels = size[0] * size[1] * size[2];
  const at = (i: number): Vec3 => [i % 40, Math.floor(i / 40) % 40, Math.floor(i / 1600)];
  const inBall = (i: number): boolean => {
    const [x, y, z] = at(i);
    return (x - 12) ** 2 + (y - 14) ** 2 + (z - 15) ** 2 < 8 ** 2;
  };
  /** As bright as the ball and larger, but a bent sheet. */
  const inShell = (i: number): boolean => {
    const [x, y, z] = at(i);
    return (x === 30 && z < 28) || (y > 36 && x > 20 && z < 28);
  };
  const scan = (of: (i: number) => number) => ({
    data: Int16Array.from({ length: voxels }, (_, i) => of(i)),
    size,
    spacing: [2.5, 2.5, 2.5] as Vec3,
  });
  const found = (ml: [number, number], image: ReturnType<typeof scan>) =>
    brightestRegion({ rule: 'brightest-region', ml }, image);
  const BALL_ML =
    Array.from({ length: voxels }, (_, i) => inBall(i)).filter(Boolean).length * 0.015625;

  it('is the compact one of the regions that fit', () => {
    const image = scan((i) => (inBall(i) || inShell(i) ? 900 : 100 + ((i * 31) % 83)));
    const mask = found([20, 60], image);
    expect([...mask].every((v, i) => v === (inBall(i) ? 1 : 0))).toBe(true);
  });

  it('takes the limits as they are', () => {
    const image = scan((i) => (inBall(i) ? 900 : 100));
    const pixels = (ml: [number, number]) => found(ml, image).reduce((sum, v) => sum + v, 0);
    expect(pixels([BALL_ML - 1e-6, BALL_ML + 1e-6])).toBe(Math.round(BALL_ML / 0.015625));
    expect(pixels([BALL_ML + 0.001, 700])).toBe(0);
    expect(pixels([0.001, BALL_ML - 0.001])).toBe(0);
  });

  it('finds nothing in an image without a voxel above 0', () => {
    expect(
      found(
        [0.001, 9999],
        scan(() => 0),
      ).some(Boolean),
    ).toBe(false);
  });

  it('is the same for the same image brighter, or with more contrast', () => {
    const of = (i: number) => (inBall(i) ? 900 : 100 + ((i * 31) % 83));
    expect(
      found(
        [20, 60],
        scan((i) => 3 * of(i)),
      ),
    ).toEqual(found([20, 60], scan(of)));
  });
});
