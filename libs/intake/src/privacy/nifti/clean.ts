import type { NiftiSubject } from './findings';
import { readStart, type NiftiField } from './start';

/** What `--deidentify` does with a NIfTI file. */
export interface NiftiPlan {
  /** Text fields that are blanked. */
  readonly blank: readonly NiftiField[];
  /** Extensions that are dropped: all of them. */
  readonly dropExtensions: number;
}

/** Every text that is not empty, and every extension: a clean file has a plan of nothing. */
export const planNifti = ({ fields, extensions }: NiftiSubject): NiftiPlan => ({
  blank: fields.filter(({ looksLike }) => looksLike !== 'empty').map(({ field }) => field),
  dropExtensions: extensions.length,
});

/**
 * The start of a clean copy: the header with every text blanked and no extension; the voxels follow as they were.
 *
 * @param start the unpacked file up to its voxels; not changed
 * @returns 352 or 544 bytes, or null where it begins with no NIfTI header
 */
export function cleanNiftiStart(start: Uint8Array): Uint8Array | null {
  const read = readStart(start);
  if (!read) return null;
  const { layout, littleEndian } = read;
  const clean = new Uint8Array(layout.bytes + 4);
  clean.set(start.subarray(0, layout.bytes));
  for (const [, from, length] of layout.fields) clean.fill(0, from, from + length);
  const view = new DataView(clean.buffer);
  if (layout.bytes === 348) view.setFloat32(layout.voxOffset, clean.length, littleEndian);
  else view.setBigInt64(layout.voxOffset, BigInt(clean.length), littleEndian);
  return clean;
}
