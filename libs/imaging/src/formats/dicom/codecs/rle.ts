import type { Codec } from './codec';

/** PS3.5, annex G: the number of segments, then the place of up to 15 of them. */
const HEADER_BYTES = 64;

/** RLE Lossless (PS3.5, annex G): a segment of PackBits for each byte of a pixel, the most significant first. */
export const decodeRle: Codec = (packed, { rows, columns, bitsAllocated }) => {
  const bytesPerPixel = bitsAllocated === 32 ? 4 : bitsAllocated === 16 ? 2 : 1;
  if (packed.length < HEADER_BYTES) return null;
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (view.getUint32(0, true) !== bytesPerPixel) return null;
  const bytes = new Uint8Array(rows * columns * bytesPerPixel);
  for (let segment = 0; segment < bytesPerPixel; segment += 1) {
    const from = view.getUint32(4 * (segment + 1), true);
    if (from < HEADER_BYTES || from > packed.length) return null;
    const first = bytesPerPixel - 1 - segment;
    if (!unpackBits(packed.subarray(from), bytes, first, bytesPerPixel)) return null;
  }
  return { bytes, bytesPerPixel };
};

/** Fills every `step`-th byte from `first` on. @returns whether the packed bytes gave them all */
function unpackBits(packed: Uint8Array, into: Uint8Array, first: number, step: number): boolean {
  let to = first;
  let from = 0;
  while (to < into.length) {
    if (from >= packed.length) return false;
    const code = packed[from];
    from += 1;
    const literal = code < 128;
    const count = literal ? code + 1 : code === 128 ? 0 : 257 - code;
    if (from + (literal ? count : code === 128 ? 0 : 1) > packed.length) return false;
    for (let i = 0; i < count && to < into.length; i += 1, to += step)
      into[to] = packed[literal ? from + i : from];
    from += literal ? count : code === 128 ? 0 : 1;
  }
  return true;
}
