import fc from 'fast-check';
import { fixtureCases } from '../testing/fixtures';
import type { Grid, Vec3 } from '../volume';
import { frameSlice, fromFrame, radiologicalFrame, toFrame } from './frame';

interface Case {
  affine: number[];
  codes: string;
  size: number[];
  voxels: number[];
}

const SHAPE: Vec3 = [4, 3, 2];
const diagonal = (x: number, y: number, z: number): number[] => [
  ...[x, 0, 0, 0],
  ...[0, y, 0, 0],
  ...[0, 0, z, 0],
  ...[0, 0, 0, 1],
];

describe.each(fixtureCases<Case>('frame'))(
  'a scan stored $codes',
  ({ affine, codes, ...expected }) => {
    const frame = radiologicalFrame({ shape: SHAPE, affine });
    const onDisk = Int16Array.from({ length: 24 }, (_, index) => index);

    it('lies in the frame as nibabel reorients it to LPS', () => {
      expect(frame.orientation).toBe(codes);
      expect(frame.size).toEqual(expected.size);
      expect(frame.spacing).toEqual([0.5, 1.5, 2.5]);
      expect([...toFrame(onDisk, frame)]).toEqual(expected.voxels);
    });

    it('shows each slice as nibabel reorients it', () => {
      const [width, height, depth] = frame.size;
      const slices = Array.from({ length: depth }, (_, z) => [...frameSlice(onDisk, frame, z)]);
      expect(slices.every((slice) => slice.length === width * height)).toBe(true);
      expect(slices.flat()).toEqual(expected.voxels);
    });

    it('comes back exactly', () => {
      expect(fromFrame(toFrame(onDisk, frame), frame)).toEqual(onDisk);
    });
  },
);

it('copies nothing when the disk order is the frame already', () => {
  const data = new Uint8Array(24);
  const frame = radiologicalFrame({ shape: SHAPE, affine: diagonal(-1, -1, 1) });
  expect(toFrame(data, frame)).toBe(data);
  expect(fromFrame(data, frame)).toBe(data);
});

it('refuses data of another length', () => {
  const frame = radiologicalFrame({ shape: SHAPE, affine: diagonal(-1, -1, 1) });
  expect(() => toFrame(new Uint8Array(23), frame)).toThrow('expected 24 voxels, got 23');
});

it.each([-1, 2, 0.5, NaN])('has no slice %p', (z) => {
  const frame = radiologicalFrame({ shape: SHAPE, affine: diagonal(-1, -1, 1) });
  expect(() => frameSlice(new Uint8Array(24), frame, z)).toThrow('expected a slice from 0 to 1');
});

it.each([
  ['axial', diagonal(-1, -1, 5), []],
  ['isotropic', diagonal(1, 1, 1), []],
  ['a little thinner across', diagonal(1, 1, 0.95), []],
  ['coronal', diagonal(1, 5, 1), [/coronal.*5 mm/]],
  ['sagittal', diagonal(5, 1, 1), [/sagittal.*5 mm/]],
])('warns of an acquisition plane that is not axial: %s', (_, affine, messages) => {
  const { warnings } = radiologicalFrame({ shape: SHAPE, affine });
  expect(warnings.map(({ code }) => code)).toEqual(messages.map(() => 'PLANE_NOT_AXIAL'));
  messages.forEach((message, index) => expect(warnings[index].message).toMatch(message));
});

it('places every voxel of every grid as nibabel places its world coordinates (property)', () => {
  const length = fc.integer({ min: 1, max: 5 });
  const spacing = fc.double({ min: 0.2, max: 6, noNaN: true });
  const grids = fc.record({
    shape: fc.tuple(length, length, length),
    zooms: fc.tuple(spacing, spacing, spacing),
    order: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
    signs: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
  });
  fc.assert(
    fc.property(grids, ({ shape, zooms, order, signs }) => {
      const affine = new Array<number>(16).fill(0);
      affine[15] = 1;
      order.forEach((world, axis) => {
        affine[4 * world + axis] = signs[axis] ? zooms[axis] : -zooms[axis];
      });
      expectLeftPosteriorSuperior({ shape, affine });
    }),
  );
});

/** World coordinates, carried as voxel values, must fall along x and y and rise along z. */
function expectLeftPosteriorSuperior(grid: Grid): void {
  const frame = radiologicalFrame(grid);
  const [w, h] = frame.size;
  [-1, -1, 1].forEach((sign, world) => {
    const onDisk = worldCoordinates(grid, world);
    const inFrame = toFrame(onDisk, frame);
    const step = [1, w, w * h][world];
    const period = step * frame.size[world];
    for (let i = 0; i < inFrame.length; i += 1)
      if (i % period >= step)
        expect(sign * (inFrame[i] - inFrame[i - step])).toBeCloseTo(frame.spacing[world], 9);
    expect(fromFrame(inFrame, frame)).toEqual(onDisk);
  });
}

function worldCoordinates({ shape, affine }: Grid, world: number): Float64Array {
  const [w, h, d] = shape;
  const row = affine.slice(4 * world, 4 * world + 3);
  return Float64Array.from(
    { length: w * h * d },
    (_, at) =>
      row[0] * (at % w) + row[1] * (Math.floor(at / w) % h) + row[2] * Math.floor(at / (w * h)),
  );
}
