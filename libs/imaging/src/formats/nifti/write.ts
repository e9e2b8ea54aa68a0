import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Grid, VoxelArray } from '../../volume';
import { voxelCount } from '../../volume';
import { sha256 } from '../sha256';
import { writeAtomically } from '../write-atomically';
import { encodeNifti } from './encode';

const gzipAsync = promisify(gzip);

/** RFC 1952: the byte that names the system that packed the stream, and its value for "unknown". */
const GZIP_OS_BYTE = 9;
const GZIP_OS_UNKNOWN = 255;

/**
 * Writes voxels as .nii.gz. The file is there whole or not at all, and the same voxels give the same bytes.
 *
 * @param data one value per voxel, in disk order
 * @returns the hash of the file's bytes
 * @throws an error with the system's code (ENOSPC: the disk is full) and without the path
 */
export async function writeVolume(
  path: string,
  data: VoxelArray,
  grid: Grid,
): Promise<{ sha256: string }> {
  if (data.length !== voxelCount(grid.shape))
    throw new RangeError(`expected ${voxelCount(grid.shape)} voxels, got ${data.length}`);
  return writePacked(path, encodeNifti(data, grid));
}

/**
 * Writes bytes packed by gzip, whole or not at all; the same bytes give the same file on every machine.
 *
 * @returns the hash of the file
 * @throws an error with the system's code and without the path
 */
export async function writePacked(path: string, bytes: Uint8Array): Promise<{ sha256: string }> {
  const packed = await gzipAsync(bytes);
  packed[GZIP_OS_BYTE] = GZIP_OS_UNKNOWN;
  await writeAtomically(path, packed);
  return { sha256: sha256(packed) };
}

/**
 * Writes a mask as .nii.gz, uint8, on the image's own grid: {@link writeVolume} for what the platform delivers.
 *
 * @param mask 0 or 1 per voxel, in disk order
 */
export const writeMask = (
  path: string,
  mask: Uint8Array,
  grid: Grid,
): Promise<{ sha256: string }> => writeVolume(path, mask, grid);
