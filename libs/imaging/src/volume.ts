import type { CaseWarning } from '@atrium/contracts';

/** Three numbers along three axes. */
export type Vec3 = readonly [number, number, number];

/** Voxels of a scan or mask. 64-bit integers on disk become Float64Array. */
export type VoxelArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/** An array of the same type, all 0. */
export function emptyLike<T extends VoxelArray>(data: T, length: number): T {
  const Type = data.constructor as new (length: number) => T;
  return new Type(length);
}

/** Where voxels lie: how many there are along each axis on disk, and what the affine makes of their indices. */
export interface Grid {
  /** Voxels along i, j, k as on disk, i fastest. */
  readonly shape: Vec3;
  /** 16 numbers, row-major 4 x 4: voxel index -> mm in RAS+, as nibabel gives it. */
  readonly affine: readonly number[];
}

/** A scan or mask as it is on disk, intensities scaled. */
export interface Volume {
  readonly grid: Grid;
  /** shape[0] * shape[1] * shape[2] voxels in disk order, scl_slope and scl_inter applied. */
  readonly data: VoxelArray;
  /** Of the file's bytes, lower-case hexadecimal. */
  readonly sha256: string;
  readonly warnings: readonly CaseWarning[];
}

/** Number of voxels of a grid. */
export const voxelCount = (size: Vec3): number => size[0] * size[1] * size[2];

/** A box of voxels, both ends included. */
export interface VoxelBox {
  readonly min: Vec3;
  readonly max: Vec3;
}

/** Voxels of a box along x, y, z. */
export const boxSize = ({ min, max }: VoxelBox): Vec3 => [
  max[0] - min[0] + 1,
  max[1] - min[1] + 1,
  max[2] - min[2] + 1,
];
