import { type Vec3, type VoxelBox, voxelCount } from '@atrium/imaging';
import type { Overlap } from './overlap';

/** Voxels of a word. */
const WORD = 32;

/**
 * A mask with a bit a voxel, so that 32 voxels are counted, compared or passed over at once. Each row begins a word, x from
 * its lowest bit on; there is at least one bit beyond a row's last voxel, which is 0.
 */
export interface BitMask {
  /** Voxels along x, y, z. */
  readonly size: Vec3;
  readonly wordsPerRow: number;
  /** Rows along y, then z. */
  readonly words: Int32Array;
}

/** @param mask x fastest, then y, then z; above 0 is inside */
export function packMask(mask: Uint8Array, size: Vec3): BitMask {
  if (mask.length !== voxelCount(size))
    throw new RangeError(`expected ${voxelCount(size)} voxels, got ${mask.length}`);
  const [width, height, depth] = size;
  const wordsPerRow = Math.floor(width / WORD) + 1;
  const words = new Int32Array(wordsPerRow * height * depth);
  const fours = byFours(mask);
  for (let row = 0, first = 0; row < height * depth; row += 1, first += width) {
    for (let x = 0; x < width;) {
      const at = first + x;
      if ((at & 3) === 0 && x + 4 <= width && fours[at >> 2] === 0) x += 4;
      else {
        if (mask[at] > 0) words[row * wordsPerRow + (x >> 5)] |= 1 << (x & 31);
        x += 1;
      }
    }
  }
  return { size, wordsPerRow, words };
}

/** The same bytes, four at once: most of a mask is background. */
const byFours = (mask: Uint8Array): Int32Array =>
  mask.byteOffset % 4 === 0
    ? new Int32Array(mask.buffer, mask.byteOffset, mask.length >> 2)
    : byFours(mask.slice());

/** Bits of a word that are 1. */
export function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Voxels of two masks of one size, and of both at once. */
export function overlapOfBits(reference: BitMask, prediction: BitMask): Overlap {
  const counts = { reference: 0, predicted: 0, intersection: 0 };
  for (let i = 0; i < reference.words.length; i += 1) {
    const [a, b] = [reference.words[i], prediction.words[i]];
    if (a !== 0) counts.reference += bitCount(a);
    if (b !== 0) counts.predicted += bitCount(b);
    if ((a & b) !== 0) counts.intersection += bitCount(a & b);
  }
  return counts;
}

/** The smallest box that holds every voxel of the masks, which are of one size; null where they have none. */
export function boundsOf(...masks: readonly BitMask[]): VoxelBox | null {
  const [{ size, wordsPerRow }] = masks;
  const [width, height, depth] = size;
  const min = [width, height, depth];
  const max = [-1, -1, -1];
  for (const { words } of masks) {
    for (let i = 0; i < words.length; i += 1) {
      if (words[i] === 0) continue;
      const row = Math.floor(i / wordsPerRow);
      const x = (i - row * wordsPerRow) * WORD;
      const [y, z] = [row % height, Math.floor(row / height)];
      min[0] = Math.min(min[0], x + 31 - Math.clz32(words[i] & -words[i]));
      max[0] = Math.max(max[0], x + 31 - Math.clz32(words[i]));
      min[1] = Math.min(min[1], y);
      max[1] = Math.max(max[1], y);
      min[2] = Math.min(min[2], z);
      max[2] = Math.max(max[2], z);
    }
  }
  return max[0] < 0 ? null : { min: [min[0], min[1], min[2]], max: [max[0], max[1], max[2]] };
}
