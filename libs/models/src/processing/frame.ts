import type { Box, Medsam1Processor } from '@atrium/contracts';

/** Where a native slice lies in the square that the encoder takes: at its top left, `width` x `height` of it. */
export interface InputFrame {
  readonly width: number;
  readonly height: number;
  /** Input pixels per native pixel, for boxes; not rounded. */
  readonly scaleX: number;
  readonly scaleY: number;
}

/** The frame of slices of `width` x `height` native pixels (CONTRACTS section 3, "LiteMedSAM"). */
export function inputFrame(
  { inputSize, resize }: Medsam1Processor,
  width: number,
  height: number,
): InputFrame {
  if (resize.mode === 'stretch') {
    const scaleX = inputSize / width;
    return { width: inputSize, height: inputSize, scaleX, scaleY: inputSize / height };
  }
  const longest = Math.max(width, height);
  const side = (length: number): number =>
    Math.max(1, Math.floor((length * inputSize) / longest + 0.5));
  const scale = inputSize / longest;
  return { width: side(width), height: side(height), scaleX: scale, scaleY: scale };
}

/** A box in native pixels -> [4] in the encoder's input. */
export const boxToInput = ([x0, y0, x1, y1]: Box, { scaleX, scaleY }: InputFrame): Float32Array =>
  Float32Array.of(x0 * scaleX, y0 * scaleY, x1 * scaleX, y1 * scaleY);
