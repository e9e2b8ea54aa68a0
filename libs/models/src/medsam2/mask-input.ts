import type { InputFrame } from '../processing/frame';
import { resample, triangleTaps } from '../processing/resample';

/**
 * A native mask as mask_decoder takes it: resized bilinearly with antialias as SAM 2 resizes a prompted mask, 1 from one
 * half on.
 *
 * @param mask [H, W] of 0 and 1
 * @returns [S, S] of 0 and 1
 */
export function maskInput(
  mask: Uint8Array,
  width: number,
  frame: InputFrame,
  size: number,
): Float32Array {
  const height = mask.length / width;
  const native = { data: new Float32Array(mask), width, height };
  const resized = resample(
    native,
    triangleTaps(width, frame.width),
    triangleTaps(height, frame.height),
  );
  const out = new Float32Array(size * size);
  for (let row = 0; row < frame.height; row++) {
    for (let column = 0; column < frame.width; column++) {
      out[row * size + column] = resized.data[row * frame.width + column] >= 0.5 ? 1 : 0;
    }
  }
  return out;
}
