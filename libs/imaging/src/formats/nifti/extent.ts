import { parseHeader } from './header';

/** Where the voxels of an unpacked file lie. */
export interface NiftiExtent {
  readonly voxOffset: number;
  readonly byteLength: number;
}

/**
 * Where the voxels lie by the file's own header: whatever stands before or behind them is none.
 *
 * @param bytes the unpacked file, its whole header at least
 * @returns null of a header that is refused
 */
export function niftiExtent(bytes: Uint8Array): NiftiExtent | null {
  const header = parseHeader(bytes);
  if (!header.ok) return null;
  const { voxOffset, byteLength } = header.value;
  return { voxOffset, byteLength };
}
