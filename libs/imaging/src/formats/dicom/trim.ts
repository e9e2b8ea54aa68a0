import type { VoxelArray } from '../../volume';
import type { PixelFormat } from './pixel-format';

/** Values of the bits that are in use, in place: what lies above them (overlays of old files) is none of the value. */
export function trimmed(
  pixels: VoxelArray,
  { bitsAllocated, bitsStored, signed }: PixelFormat,
): VoxelArray {
  if (bitsStored === bitsAllocated) return pixels;
  const shift = 32 - bitsStored;
  for (let i = 0; i < pixels.length; i += 1)
    pixels[i] = signed ? (pixels[i] << shift) >> shift : (pixels[i] << shift) >>> shift;
  return pixels;
}
