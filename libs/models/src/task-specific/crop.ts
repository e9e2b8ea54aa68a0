import type { Vec3, VoxelArray } from '@atrium/imaging';
import { perAxis } from './grid';

/** A scan as it was read, in the radiological frame: index x + W (y + H z). */
export interface RawVolume {
  readonly data: VoxelArray;
  readonly size: Vec3;
  /** mm along x, y, z. */
  readonly spacing: Vec3;
}

/** A part of a volume: `size` voxels from `start`. */
export interface Region {
  readonly start: Vec3;
  readonly size: Vec3;
}

/** The box of all voxels other than 0; null where there is none. */
export function nonzeroRegion({ data, size: [width, height, depth] }: RawVolume): Region | null {
  const low = [width, height, depth];
  const high = [-1, -1, -1];
  for (let z = 0, i = 0; z < depth; z++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        if (data[i] === 0) continue;
        if (x < low[0]) low[0] = x;
        if (x > high[0]) high[0] = x;
        if (y < low[1]) low[1] = y;
        if (y > high[1]) high[1] = y;
        if (z < low[2]) low[2] = z;
        high[2] = z;
      }
    }
  }
  if (high[2] < 0) return null;
  return {
    start: perAxis((axis) => low[axis]),
    size: perAxis((axis) => high[axis] - low[axis] + 1),
  };
}

/** Calls `visit` with the index of every row's first voxel in the region, in order. */
export function eachRow(
  [width, height]: Vec3,
  { start, size }: Region,
  visit: (first: number) => void,
): void {
  for (let z = start[2]; z < start[2] + size[2]; z++) {
    for (let y = start[1]; y < start[1] + size[1]; y++) {
      visit(start[0] + width * (y + height * z));
    }
  }
}
