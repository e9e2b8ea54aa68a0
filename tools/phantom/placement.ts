import type { Grid, Vec3 } from '@atrium/imaging';
import type { Site } from './sites';

/** Middle of every scan, mm from the atrium's centre: to the left, posterior, superior. */
const MIDDLE: Vec3 = [6, -8, 0];

/** The place in the patient of a voxel in the radiological frame: mm to the left, posterior, superior of the atrium. */
export type Place = (x: number, y: number, z: number) => Vec3;

/** Where a site's scan lies in the patient. */
export interface Placement {
  /** As on disk. */
  readonly grid: Grid;
  readonly place: Place;
}

/** Frame axis of each code, and whether the code runs against it. */
const AXES: Readonly<Record<string, readonly [axis: 0 | 1 | 2, sign: 1 | -1]>> = {
  L: [0, 1],
  R: [0, -1],
  P: [1, 1],
  A: [1, -1],
  S: [2, 1],
  I: [2, -1],
};

/** Turns a site's size, spacing, obliquity and orientation on disk into a grid. */
export function placeScan({ size, spacing, orientation, halfTurn }: Site): Placement {
  const steps = frameSteps(spacing, halfTurn);
  const [a, b, c] = steps;
  const first = firstVoxel(size, steps);
  const disk = [...orientation].map((code) => AXES[code]);
  const corner = disk.reduce<Vec3>(
    (at, [axis, sign]) => (sign === 1 ? at : along(at, steps[axis], size[axis] - 1)),
    first,
  );
  const columns = disk.map(([axis, sign]) => along([0, 0, 0], steps[axis], sign));
  const shape: Vec3 = [size[disk[0][0]], size[disk[1][0]], size[disk[2][0]]];
  return {
    grid: { shape, affine: toRas(columns, corner) },
    place: (x, y, z) => [
      first[0] + x * a[0] + y * b[0] + z * c[0],
      first[1] + x * a[1] + y * b[1] + z * c[1],
      first[2] + x * a[2] + y * b[2] + z * c[2],
    ],
  };
}

/** mm in the patient from one voxel to the next along x, y, z, turned about the long axis (without a sine: see random.ts). */
function frameSteps([x, y, z]: Vec3, halfTurn: number): readonly [Vec3, Vec3, Vec3] {
  const square = halfTurn * halfTurn;
  const cosine = (1 - square) / (1 + square);
  const sine = (2 * halfTurn) / (1 + square);
  return [
    [cosine * x, sine * x, 0],
    [-sine * y, cosine * y, 0],
    [0, 0, z],
  ];
}

const firstVoxel = (size: Vec3, steps: readonly Vec3[]): Vec3 =>
  steps.reduce<Vec3>((at, step, axis) => along(at, step, -(size[axis] - 1) / 2), MIDDLE);

const along = (from: Vec3, step: Vec3, times: number): Vec3 => [
  from[0] + times * step[0],
  from[1] + times * step[1],
  from[2] + times * step[2],
];

/** NIfTI counts mm to the right and to anterior. 0 - x: no negative zero in the file. */
function toRas(columns: readonly Vec3[], corner: Vec3): number[] {
  const row = (axis: 0 | 1 | 2, sign: 1 | -1): number[] =>
    [...columns, corner].map((vector) => (sign === 1 ? vector[axis] : 0 - vector[axis]));
  return [...row(0, -1), ...row(1, -1), ...row(2, 1), 0, 0, 0, 1];
}
