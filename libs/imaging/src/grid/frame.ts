import type { CaseWarning } from '@atrium/contracts';
import type { Grid, Vec3, VoxelArray, VoxelBox } from '../volume';
import { boxSize, emptyLike, voxelCount } from '../volume';
import { affineSpacing } from './affine';
import { axisCodes, ioOrientation } from './orientation';

/** The acquisition's slice axis is the one whose spacing is larger than the others' by more than this share. */
const THICKER = 0.1;

/**
 * A grid as a radiologist sees it (CONTRACTS section 3): x to the patient's left, y to posterior, z to superior. Arrays
 * in the frame hold x fastest, then y, then z.
 */
export interface Frame {
  /** Voxels along x, y, z: width, height, depth. */
  readonly size: Vec3;
  /** mm along x, y, z. */
  readonly spacing: Vec3;
  /** Where the axes on disk run to, as nibabel's aff2axcodes: `LPS`, `RAS`, ... */
  readonly orientation: string;
  readonly grid: Grid;
  /** The axis on disk that runs along x, y, z. */
  readonly axes: Vec3;
  /** Whether that axis runs the other way on disk. */
  readonly flips: readonly [boolean, boolean, boolean];
  /** PLANE_NOT_AXIAL */
  readonly warnings: readonly CaseWarning[];
}

/** Left, posterior, superior in RAS+. */
const FRAME_SIGNS = [-1, -1, 1] as const;

/**
 * The radiological frame of a grid.
 *
 * @param grid its affine must not be singular; what readVolume and readHeader give is not
 */
export function radiologicalFrame(grid: Grid): Frame {
  const orientation = ioOrientation(grid.affine);
  const diskSpacing = affineSpacing(grid.affine);
  const axis = (world: number): number =>
    orientation.findIndex((direction) => direction.world === world);
  const axes = [axis(0), axis(1), axis(2)] as const;
  const flip = (world: 0 | 1 | 2): boolean => orientation[axes[world]].sign !== FRAME_SIGNS[world];
  const spacing = [diskSpacing[axes[0]], diskSpacing[axes[1]], diskSpacing[axes[2]]] as const;
  return {
    size: [grid.shape[axes[0]], grid.shape[axes[1]], grid.shape[axes[2]]],
    spacing,
    orientation: axisCodes(orientation),
    grid,
    axes,
    flips: [flip(0), flip(1), flip(2)],
    warnings: planeWarnings(spacing),
  };
}

function planeWarnings([x, y, z]: Vec3): CaseWarning[] {
  if (Math.max(x, y) <= z * (1 + THICKER)) return [];
  const [plane, thickness] = x > y ? ['sagittal', x] : ['coronal', y];
  const message =
    `the acquisition plane is ${plane} (slices ${round(thickness)} mm apart); ` +
    `slices are taken across the axis nearest superior (${round(z)} mm apart)`;
  return [{ code: 'PLANE_NOT_AXIAL', message }];
}

const round = (mm: number): number => Number(mm.toFixed(3));

/**
 * Voxels from disk order to the frame's order.
 *
 * @param data one value per voxel, in disk order
 * @returns x fastest, then y, then z; the same array if it already lies so
 */
export function toFrame<T extends VoxelArray>(data: T, frame: Frame): T {
  return reorder(data, frame, frameLayout(frame), inFrame(frame));
}

/**
 * Voxels from the frame's order back to disk order: the inverse of {@link toFrame}.
 *
 * @param data one value per voxel, x fastest, then y, then z
 */
export function fromFrame<T extends VoxelArray>(data: T, frame: Frame): T {
  return reorder(data, frame, inFrame(frame), frameLayout(frame));
}

/**
 * One slice of voxels in disk order, as the frame shows it; the volume is not moved.
 *
 * @param data one value per voxel, in disk order
 * @param z 0-based slice of the frame
 * @returns width * height values, x fastest
 */
export function frameSlice<T extends VoxelArray>(data: T, frame: Frame, z: number): T {
  const [width, height, depth] = frame.size;
  if (!Number.isInteger(z) || z < 0 || z >= depth)
    throw new RangeError(`expected a slice from 0 to ${depth - 1}, got ${z}`);
  return frameBox(data, frame, { min: [0, 0, z], max: [width - 1, height - 1, z] });
}

/**
 * The voxels of a box of the frame; the volume is not moved.
 *
 * @param data one value per voxel, in disk order
 * @param box of the frame's voxels, within the volume
 * @param voxels what they are written to: an array of the box's size that may be used again; a new one by default
 * @returns the box alone, x fastest, then y, then z
 */
export function frameBox<T extends VoxelArray>(
  data: T,
  frame: Frame,
  box: VoxelBox,
  voxels = emptyLike(data, voxelCount(boxSize(box))),
): T {
  const { first, steps } = frameLayout(frame);
  const [width, height, depth] = boxSize(box);
  const start = box.min.reduce((sum, at, axis) => sum + at * steps[axis], first);
  // Whole rows that follow each other as the box's do are copied as one.
  const rows = steps[1] === width * steps[0] ? height : 1;
  for (let z = 0; z < depth; z += 1)
    for (let y = 0; y < height; y += rows) {
      const to = (y + height * z) * width;
      const row = voxels.subarray(to, to + rows * width);
      copyRow(data, start + y * steps[1] + z * steps[2], steps[0], row);
    }
  return voxels;
}

/** Every `step`-th voxel from one on. Rows that are stored as such are copied as such: several times as fast as one by one. */
function copyRow(data: VoxelArray, from: number, step: number, row: VoxelArray): void {
  const { length } = row;
  if (step === 1) row.set(data.subarray(from, from + length));
  else if (step === -1) {
    row.set(data.subarray(from - length + 1, from + 1));
    row.reverse();
  } else for (let x = 0, at = from; x < length; x += 1, at += step) row[x] = data[at];
}

/** Where the frame's voxel (0, 0, 0) lies in an array, and how far apart neighbours along x, y, z are. */
export interface Layout {
  readonly first: number;
  readonly steps: Vec3;
}

const inFrame = ({ size }: Frame): Layout => ({ first: 0, steps: [1, size[0], size[0] * size[1]] });

/** Where the voxels of a frame lie in disk order: what walks through a volume as it is stored, and moves nothing. */
export function frameLayout({ grid, axes, flips, size }: Frame): Layout {
  const strides = [1, grid.shape[0], grid.shape[0] * grid.shape[1]];
  const step = (index: 0 | 1 | 2): number => (flips[index] ? -1 : 1) * strides[axes[index]];
  const steps = [step(0), step(1), step(2)] as const;
  const first = steps.reduce((sum, s, index) => sum + (s < 0 ? -s * (size[index] - 1) : 0), 0);
  return { first, steps };
}

function reorder<T extends VoxelArray>(data: T, frame: Frame, from: Layout, to: Layout): T {
  const [width, height, depth] = frame.size;
  if (data.length !== voxelCount(frame.size))
    throw new RangeError(`expected ${voxelCount(frame.size)} voxels, got ${data.length}`);
  if (from.first === to.first && from.steps.every((step, axis) => step === to.steps[axis]))
    return data;
  const moved = emptyLike(data, data.length);
  for (let z = 0; z < depth; z += 1) {
    for (let y = 0; y < height; y += 1) {
      let source = from.first + y * from.steps[1] + z * from.steps[2];
      let target = to.first + y * to.steps[1] + z * to.steps[2];
      for (let x = 0; x < width; x += 1, source += from.steps[0], target += to.steps[0])
        moved[target] = data[source];
    }
  }
  return moved;
}
