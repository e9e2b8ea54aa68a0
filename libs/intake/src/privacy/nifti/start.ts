import { niftiKind, type NiftiKind } from '@atrium/imaging';

/** A field of a NIfTI header that holds text somebody or a tool wrote. */
export type NiftiTextField =
  'data_type' | 'db_name' | 'descrip' | 'aux_file' | 'intent_name' | 'unused_str';

/** First byte and length in bytes. Source: nifti1.h, nifti2.h. */
type TextField = readonly [field: NiftiTextField, from: number, length: number];

const FIELDS: Readonly<Record<NiftiKind['version'], readonly TextField[]>> = {
  1: [
    ['data_type', 4, 10],
    ['db_name', 14, 18],
    ['descrip', 148, 80],
    ['aux_file', 228, 24],
    ['intent_name', 328, 16],
  ],
  2: [
    ['descrip', 240, 80],
    ['aux_file', 320, 24],
    ['intent_name', 508, 16],
    ['unused_str', 525, 15],
  ],
};

/** The start of a NIfTI file, read as far as privacy asks. */
export interface NiftiStart extends NiftiKind {
  readonly fields: readonly TextField[];
  readonly view: DataView;
}

/**
 * @param start the unpacked file up to its voxels
 * @returns null where it begins with no whole NIfTI header
 */
export function readStart(start: Uint8Array): NiftiStart | null {
  const kind = niftiKind(start);
  if (!kind || start.length < kind.headerBytes) return null;
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  return { ...kind, fields: FIELDS[kind.version], view };
}
