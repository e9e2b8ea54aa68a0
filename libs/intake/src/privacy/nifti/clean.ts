import { readStart } from './start';

/** Where a header says where its voxels begin: a float of version 1, a 64-bit integer of version 2. */
const VOX_OFFSET = { 1: 108, 2: 168 } as const;

/**
 * The start of a clean copy: the header with every text blanked and no extension; the voxels follow as they were.
 *
 * @param start the unpacked file up to its voxels; not changed
 * @returns 352 or 544 bytes, or null where it begins with no NIfTI header
 */
export function cleanNiftiStart(start: Uint8Array): Uint8Array | null {
  const read = readStart(start);
  if (!read) return null;
  const { version, headerBytes, littleEndian, fields } = read;
  const clean = new Uint8Array(headerBytes + 4);
  clean.set(start.subarray(0, headerBytes));
  for (const [, from, length] of fields) clean.fill(0, from, from + length);
  const view = new DataView(clean.buffer);
  if (version === 1) view.setFloat32(VOX_OFFSET[1], clean.length, littleEndian);
  else view.setBigInt64(VOX_OFFSET[2], BigInt(clean.length), littleEndian);
  return clean;
}
