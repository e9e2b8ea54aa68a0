import type { VoxelArray } from '@atrium/imaging';

/** 1 where `inside` holds of the voxel's value; values come in long runs, so it is asked where the value changes. */
export function maskWhere(data: VoxelArray, inside: (value: number) => boolean): Uint8Array {
  const mask = new Uint8Array(data.length);
  let last = Number.NaN;
  let isInside = false;
  for (let i = 0; i < data.length; i += 1) {
    if (data[i] !== last) {
      last = data[i];
      isInside = inside(last);
    }
    if (isInside) mask[i] = 1;
  }
  return mask;
}

/** The values that voxels have, each once. */
export function valuesOf(data: VoxelArray): Set<number> {
  const values = new Set<number>();
  let last = Number.NaN;
  for (let i = 0; i < data.length; i += 1) {
    if (data[i] === last) continue;
    last = data[i];
    values.add(last);
  }
  return values;
}
