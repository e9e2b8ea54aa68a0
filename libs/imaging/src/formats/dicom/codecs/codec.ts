import type { CaseIssue } from '@atrium/contracts';
import type { PixelFormat } from '../pixel-format';

/**
 * Unpacks one frame.
 *
 * @param packed its bytes in the file
 * @param format what the data set says of its pixels
 * @returns rows * columns pixels, little-endian, of `bytesPerPixel` bytes each; null where the bytes are not such a frame
 */
export type Codec = (packed: Uint8Array, format: PixelFormat) => Unpacked | null;

/** Pixels of one frame. A codec gives as many bytes a pixel as its stream's precision needs. */
export interface Unpacked {
  readonly bytes: Uint8Array;
  readonly bytesPerPixel: 1 | 2 | 4;
}

/** More than any slice has: what a frame may unpack to, whatever its few bytes announce. */
const MAX_FRAME_BYTES = 2 ** 26;

/** HEADER_INVALID for a packed frame that is beyond reason, or null. */
export function tooLarge({ rows, columns, bitsAllocated }: PixelFormat): CaseIssue | null {
  const bytes = (rows * columns * bitsAllocated) / 8;
  if (bytes <= MAX_FRAME_BYTES) return null;
  const message = `expected packed frames of at most ${MAX_FRAME_BYTES} bytes, found ${bytes}`;
  return { code: 'HEADER_INVALID', message };
}
