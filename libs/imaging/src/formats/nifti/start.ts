import { FIELDS_1, FIELDS_2, readRaw } from './raw-header';

/** What kind of NIfTI header bytes begin with, told by its length alone: whether it is a sound one is asked by parseHeader. */
export interface NiftiKind {
  readonly version: 1 | 2;
  readonly littleEndian: boolean;
  /** Of the header; the flag of the extensions follows in four. */
  readonly headerBytes: 348 | 540;
}

/** @returns null where bytes begin with no NIfTI header's length, in either byte order */
export function niftiKind(bytes: Uint8Array): NiftiKind | null {
  if (bytes.length < 4) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const littleEndian of [true, false]) {
    const length = view.getInt32(0, littleEndian);
    if (length === 348) return { version: 1, littleEndian, headerBytes: length };
    if (length === 540) return { version: 2, littleEndian, headerBytes: length };
  }
  return null;
}

/** What a file says of where its voxels begin, as it stands there. @param bytes its whole header at least */
export const niftiVoxelOffset = (bytes: Uint8Array, { version, littleEndian }: NiftiKind): number =>
  Math.trunc(readRaw(bytes, version === 1 ? FIELDS_1 : FIELDS_2, littleEndian).voxOffset);
