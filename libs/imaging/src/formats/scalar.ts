import type { VoxelArray } from '../volume';

/** How one voxel lies in a file, and how it is taken from there. */
export interface ScalarType {
  readonly name: string;
  readonly bytes: 1 | 2 | 4 | 8;
  /** Whether a voxel can be NaN or infinite. */
  readonly floating: boolean;
  /** Views little-endian bytes, aligned to 8, as voxels. */
  readonly view: (bytes: Uint8Array<ArrayBuffer>) => VoxelArray;
}

type Viewer<T> = new (buffer: ArrayBuffer, offset: number, length: number) => T;

function plain<T extends VoxelArray>(
  name: string,
  bytes: ScalarType['bytes'],
  Type: Viewer<T>,
): ScalarType {
  return {
    name,
    bytes,
    floating: name.startsWith('float'),
    view: (raw) => new Type(raw.buffer, raw.byteOffset, raw.byteLength / bytes),
  };
}

/** 64-bit integers as float64: exact up to 2^53, and no label or intensity is larger. */
const wide = (name: string, High: Viewer<Int32Array | Uint32Array>): ScalarType => ({
  name,
  bytes: 8,
  floating: false,
  view: (raw) => {
    const low = new Uint32Array(raw.buffer, raw.byteOffset, raw.byteLength / 4);
    const high = new High(raw.buffer, raw.byteOffset, raw.byteLength / 4);
    const voxels = new Float64Array(raw.byteLength / 8);
    for (let i = 0; i < voxels.length; i += 1) voxels[i] = high[2 * i + 1] * 2 ** 32 + low[2 * i];
    return voxels;
  },
});

/** The real scalar types by name. */
export const SCALARS = {
  uint8: plain('uint8', 1, Uint8Array),
  int8: plain('int8', 1, Int8Array),
  uint16: plain('uint16', 2, Uint16Array),
  int16: plain('int16', 2, Int16Array),
  uint32: plain('uint32', 4, Uint32Array),
  int32: plain('int32', 4, Int32Array),
  uint64: wide('uint64', Uint32Array),
  int64: wide('int64', Int32Array),
  float32: plain('float32', 4, Float32Array),
  float64: plain('float64', 8, Float64Array),
} as const;

/** Swaps the bytes of every voxel in place. */
export function swapBytes(raw: Uint8Array<ArrayBuffer>, bytes: ScalarType['bytes']): void {
  const buffer = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  if (bytes === 2) buffer.swap16();
  if (bytes === 4) buffer.swap32();
  if (bytes === 8) buffer.swap64();
}

/** The byte order of typed arrays here. */
export const LITTLE_ENDIAN_MACHINE = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
