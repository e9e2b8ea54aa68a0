import { fail, ok, type Result } from '@atrium/contracts';
import type { Vec3, VoxelArray } from '../volume';
import { LITTLE_ENDIAN_MACHINE, type ScalarType, swapBytes } from './scalar';

/** How the voxels of a file are stored. */
export interface StoredVoxels {
  readonly shape: Vec3;
  readonly datatype: ScalarType;
  readonly littleEndian: boolean;
  /** Null where intensities are the stored values. */
  readonly scaling: { readonly slope: number; readonly intercept: number } | null;
}

/**
 * Voxels in this machine's byte order, with slope and intercept applied in float64 as nibabel does.
 *
 * @param raw the bytes of all voxels, aligned to 8; their order may be changed in place
 * @returns VOXELS_NOT_FINITE where a voxel is NaN or infinite
 */
export function decodeVoxels(
  raw: Uint8Array<ArrayBuffer>,
  header: StoredVoxels,
): Result<VoxelArray> {
  const { datatype, scaling } = header;
  if (header.littleEndian !== LITTLE_ENDIAN_MACHINE) swapBytes(raw, datatype.bytes);
  const stored = datatype.view(raw);
  const voxels = scaling ? scale(stored, scaling.slope, scaling.intercept) : stored;
  // An integer becomes infinite only by a slope.
  if ((!datatype.floating && !scaling) || allFinite(voxels)) return ok(voxels);
  const first = voxels.findIndex((value) => !Number.isFinite(value));
  const found = `found ${voxels[first]} at voxel (${indexOf(first, header.shape).join(', ')})`;
  return fail({ code: 'VOXELS_NOT_FINITE', message: `expected finite voxels, ${found}` });
}

function scale(stored: VoxelArray, slope: number, intercept: number): Float64Array {
  const scaled = new Float64Array(stored.length);
  for (let i = 0; i < stored.length; i += 1) scaled[i] = stored[i] * slope + intercept;
  return scaled;
}

/** x - x is 0 for every finite x and NaN for the others; a sum of them keeps the first NaN, without a branch per voxel. */
function allFinite(voxels: VoxelArray): boolean {
  let sum = 0;
  for (let i = 0; i < voxels.length; i += 1) sum += voxels[i] - voxels[i];
  return sum === 0;
}

const indexOf = (index: number, [i, j]: Vec3): Vec3 => [
  index % i,
  Math.floor(index / i) % j,
  Math.floor(index / (i * j)),
];
