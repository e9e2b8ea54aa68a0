import type { VoxelArray } from '../../volume';
import type { PixelFormat } from './pixel-format';

/** Whether bits of a pixel are none of its value (overlays of old files lie there). */
export const hasSpareBits = ({ bitsAllocated, bitsStored }: PixelFormat): boolean =>
  bitsStored < bitsAllocated;

/** Cuts off the bits that are none of the value, in place, and extends the sign. */
export function trim(pixels: VoxelArray, format: PixelFormat): VoxelArray {
  if (!hasSpareBits(format)) return pixels;
  const shift = 32 - format.bitsStored;
  if (format.signed)
    for (let i = 0; i < pixels.length; i += 1) pixels[i] = (pixels[i] << shift) >> shift;
  else mask(pixels, 2 ** format.bitsStored - 1);
  return pixels;
}

/** Keeps the bits of a mask in every pixel: four bytes at once, where any has others, and then the last ones. */
function mask(pixels: VoxelArray, bits: number): void {
  const size = pixels.BYTES_PER_ELEMENT;
  let word = bits;
  for (let shift = 8 * size; shift < 32; shift += 8 * size) word |= bits << shift;
  const aligned = pixels.byteOffset % 4 === 0;
  const words = aligned ? Math.floor(pixels.byteLength / 4) : 0;
  // Signed: unsigned words beyond 2^31 would be computed with as floats.
  const view = new Int32Array(pixels.buffer, aligned ? pixels.byteOffset : 0, words);
  // Most scans have none to lose, and to look costs a fifth of writing them all.
  if ((anyBits(view) & ~word) !== 0) for (let i = 0; i < words; i += 1) view[i] &= word;
  for (let i = (words * 4) / size; i < pixels.length; i += 1) pixels[i] &= bits;
}

/** The bits that are set in any word. Four sums side by side: one would wait for itself at every word. */
function anyBits(words: Int32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = words.length - (words.length % 4);
  for (let i = 0; i < whole; i += 4) {
    a |= words[i];
    b |= words[i + 1];
    c |= words[i + 2];
    d |= words[i + 3];
  }
  for (let i = whole; i < words.length; i += 1) a |= words[i];
  return a | b | c | d;
}
