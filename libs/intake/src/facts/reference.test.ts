import { MAX_LABELS } from '@atrium/contracts';
import { radiologicalFrame, type Grid, type VoxelArray } from '@atrium/imaging';
import { rangesOf, surveyLabels } from './reference';

/** 2 x 2 x 4 voxels of 1 x 2 x 5 mm; `superior` is the sign of the slice axis. */
const grid = (superior: 1 | -1): Grid => ({
  shape: [2, 2, 4],
  affine: [-1, 0, 0, 0, 0, -2, 0, 0, 0, 0, 5 * superior, 0, 0, 0, 0, 1],
});
const plane = (...values: number[]) => values;
const data = Int16Array.from([
  ...plane(0, 0, 0, 0),
  ...plane(1, 1, 0, 0),
  ...plane(0, 1, 4, 0),
  ...plane(0, 0, 0, 4),
]);

const factsOf = (of: { grid: Grid; data: VoxelArray }) =>
  surveyLabels(of.data, radiologicalFrame(of.grid)).facts;

describe('surveyLabels', () => {
  it('counts every label with its slices, and their volume', () => {
    expect(factsOf({ grid: grid(1), data })).toEqual({
      volume_ml: (5 * 10) / 1000,
      labels: [
        { value: 1, voxels: 3, slices: [[1, 2]] },
        { value: 4, voxels: 2, slices: [[2, 3]] },
      ],
    });
  });

  it('numbers slices in the radiological frame, whichever way the file runs', () => {
    const { labels } = factsOf({ grid: grid(-1), data });
    expect(labels?.map(({ slices }) => slices)).toEqual([[[1, 2]], [[0, 1]]]);
  });

  it('keeps apart the slices that are not neighbours', () => {
    const holed = data.map((value, i) => (i >= 8 && i < 12 ? 0 : value && 1));
    expect(factsOf({ grid: grid(1), data: holed }).labels).toEqual([
      {
        value: 1,
        voxels: 3,
        slices: [
          [1, 1],
          [3, 3],
        ],
      },
    ]);
  });

  it('is empty, not missing, for a reference without a voxel', () => {
    const empty = factsOf({ grid: grid(1), data: new Uint8Array(16) });
    expect(empty).toEqual({ volume_ml: 0, labels: [] });
  });

  it('lists no labels of what is no label map', () => {
    const shape = [2, 2, MAX_LABELS] as const;
    const many = Float32Array.from({ length: 4 * MAX_LABELS }, (_, i) => i / 7);
    expect(factsOf({ grid: { ...grid(1), shape }, data: many }).labels).toBeNull();
  });
});

describe('rangesOf', () => {
  it.each([
    [[], []],
    [[3], [[3, 3]]],
    [
      [1, 2, 3, 7],
      [
        [1, 3],
        [7, 7],
      ],
    ],
  ])('%j is %j', (slices, ranges) => expect(rangesOf(slices)).toEqual(ranges));
});
