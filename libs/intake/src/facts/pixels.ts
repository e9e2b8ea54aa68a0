import { createHash } from 'node:crypto';
import type { Vec3, VoxelArray } from '@atrium/imaging';

/** Types that a hash is taken of, and the integers that each holds; the first that holds every voxel is taken. */
const INTEGERS = [
  { Type: Uint8Array, least: 0, most: 2 ** 8 - 1 },
  { Type: Int16Array, least: -(2 ** 15), most: 2 ** 15 - 1 },
  { Type: Uint16Array, least: 0, most: 2 ** 16 - 1 },
  { Type: Int32Array, least: -(2 ** 31), most: 2 ** 31 - 1 },
  { Type: Uint32Array, least: 0, most: 2 ** 32 - 1 },
] as const;

/**
 * SHA-256 of an image's voxels in the radiological frame with its size: equal for two files that show the same scan, however
 * they are packed, typed, compressed or turned, and wherever they say that the scan lies.
 *
 * @param data in the radiological frame, x fastest, then y, then z
 * @returns lower-case hexadecimal
 */
export function pixelsSha256(data: VoxelArray, size: Vec3): string {
  const voxels = narrowest(data);
  const { name } = voxels.constructor;
  return createHash('sha256')
    .update(`atrium/pixels@1 ${name} ${size.join(' ')}\n`)
    .update(new Uint8Array(voxels.buffer, voxels.byteOffset, voxels.byteLength))
    .digest('hex');
}

/** The voxels in the first type that holds them all; -0 is 0. */
function narrowest(data: VoxelArray): VoxelArray {
  const range = integerRange(data);
  if (!range) return narrowestFloat(data);
  const fitting = INTEGERS.find(({ least, most }) => range.min >= least && range.max <= most);
  if (!fitting) return narrowestFloat(data);
  return data instanceof fitting.Type ? data : new fitting.Type(data);
}

function narrowestFloat(data: VoxelArray): VoxelArray {
  const single = Float32Array.from(data);
  const exact = data instanceof Float32Array || single.every((value, i) => value === data[i]);
  return (exact ? single : Float64Array.from(data)).map((value) => value + 0);
}

/** Least and greatest voxel, or null where one is no integer. */
function integerRange(data: VoxelArray): { min: number; max: number } | null {
  let [min, max] = [Infinity, -Infinity];
  for (let i = 0; i < data.length; i += 1) {
    const value = data[i];
    if (value % 1 !== 0) return null;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}
