import { createHash } from 'node:crypto';
import { emptyLike, frameBox, type Frame, type VoxelArray, type VoxelBox } from '@atrium/imaging';
import type { IntegerRange } from './intensity';

/** Types that a hash is taken of, and the integers that each holds; the first that holds every voxel is taken. */
const INTEGERS = [
  { Type: Uint8Array, least: 0, most: 2 ** 8 - 1 },
  { Type: Int16Array, least: -(2 ** 15), most: 2 ** 15 - 1 },
  { Type: Uint16Array, least: 0, most: 2 ** 16 - 1 },
  { Type: Int32Array, least: -(2 ** 31), most: 2 ** 31 - 1 },
  { Type: Uint32Array, least: 0, most: 2 ** 32 - 1 },
] as const;

type HashedType = (typeof INTEGERS)[number]['Type'] | typeof Float32Array | typeof Float64Array;

/**
 * SHA-256 of an image's voxels in the radiological frame with its size: equal for two files that show the same scan, however
 * they are packed, typed, compressed or turned, and wherever they say that the scan lies. Slice by slice: no other volume is made.
 *
 * @param data in disk order
 * @param range of its voxels, where all are integers
 * @returns lower-case hexadecimal
 */
export function pixelsSha256(data: VoxelArray, frame: Frame, range: IntegerRange | null): string {
  const Type = narrowest(data, range);
  const [width, height, depth] = frame.size;
  const hash = createHash('sha256').update(
    `atrium/pixels@1 ${Type.name} ${frame.size.join(' ')}\n`,
  );
  const room = emptyLike(data, width * height);
  for (let z = 0; z < depth; z += 1) {
    const box: VoxelBox = { min: [0, 0, z], max: [width - 1, height - 1, z] };
    hash.update(asType(frameBox(data, frame, box, room), Type));
  }
  return hash.digest('hex');
}

/** The first type that holds every voxel. */
function narrowest(data: VoxelArray, range: IntegerRange | null): HashedType {
  const fitting =
    range && INTEGERS.find(({ least, most }) => range.min >= least && range.max <= most);
  return fitting ? fitting.Type : isSingle(data) ? Float32Array : Float64Array;
}

function isSingle(data: VoxelArray): boolean {
  if (data instanceof Float32Array) return true;
  for (let i = 0; i < data.length; i += 1) if (Math.fround(data[i]) !== data[i]) return false;
  return true;
}

/** The bytes of voxels in a type that holds them; -0 is 0. */
function asType(voxels: VoxelArray, Type: HashedType): Uint8Array {
  const typed = voxels instanceof Type && !isFloat(voxels) ? voxels : new Type(voxels);
  if (isFloat(typed)) for (let i = 0; i < typed.length; i += 1) typed[i] += 0;
  return new Uint8Array(typed.buffer, typed.byteOffset, typed.byteLength);
}

const isFloat = (voxels: VoxelArray): voxels is Float32Array | Float64Array =>
  voxels instanceof Float32Array || voxels instanceof Float64Array;
