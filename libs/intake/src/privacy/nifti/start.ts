/** A field of a NIfTI header that holds text somebody or a tool wrote. */
export type NiftiField = 'data_type' | 'db_name' | 'descrip' | 'aux_file' | 'intent_name';

/** Where a header's texts stand, and where its numbers that clean copies change. */
interface Layout {
  /** Bytes of the header; the flag of the extensions follows in four. */
  readonly bytes: number;
  /** First byte and length in bytes. */
  readonly fields: readonly (readonly [NiftiField, number, number])[];
  readonly voxOffset: number;
}

/** nifti1.h: struct nifti_1_header. */
const LAYOUT_1: Layout = {
  bytes: 348,
  fields: [
    ['data_type', 4, 10],
    ['db_name', 14, 18],
    ['descrip', 148, 80],
    ['aux_file', 228, 24],
    ['intent_name', 328, 16],
  ],
  voxOffset: 108,
};

/** nifti2.h: struct nifti_2_header. */
const LAYOUT_2: Layout = {
  bytes: 540,
  fields: [
    ['descrip', 240, 80],
    ['aux_file', 320, 24],
    ['intent_name', 508, 16],
  ],
  voxOffset: 168,
};

/** The start of a NIfTI file, read as far as privacy asks. */
export interface NiftiStart {
  readonly layout: Layout;
  readonly littleEndian: boolean;
  readonly view: DataView;
}

/**
 * @param start the unpacked file up to its voxels
 * @returns null where it begins with no NIfTI header
 */
export function readStart(start: Uint8Array): NiftiStart | null {
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  if (start.length < 4) return null;
  for (const littleEndian of [true, false]) {
    const layout = [LAYOUT_1, LAYOUT_2].find(
      ({ bytes }) => view.getInt32(0, littleEndian) === bytes && start.length >= bytes,
    );
    if (layout) return { layout, littleEndian, view };
  }
  return null;
}

/**
 * Where the voxels of a NIfTI file begin.
 *
 * @param start the first 540 bytes of the unpacked file, or all where it is shorter
 * @returns null where it begins with no NIfTI header
 */
export function niftiVoxelOffset(start: Uint8Array): number | null {
  const read = readStart(start);
  if (!read) return null;
  const { layout, littleEndian, view } = read;
  if (layout.bytes === 348) return Math.trunc(view.getFloat32(layout.voxOffset, littleEndian));
  return Number(view.getBigInt64(layout.voxOffset, littleEndian));
}
