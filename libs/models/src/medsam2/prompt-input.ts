import type { Medsam2Processor } from '@atrium/contracts';
import type { InputFrame } from '../processing/frame';
import { maskInput } from './mask-input';
import type { PointPrompt, TrackPrompt } from './prompt';

/** A prompt as mask_decoder takes it, in pixels of the input. */
export type DecoderPrompt =
  | { readonly kind: 'none' }
  | { readonly kind: 'points'; readonly points: Float32Array; readonly labels: Float32Array }
  | { readonly kind: 'mask'; readonly mask: Float32Array };

const OUTSIDE = 0;
const INSIDE = 1;
const TOP_LEFT = 2;
const BOTTOM_RIGHT = 3;

/**
 * Native pixels -> the input's: a box as its two corners, before the clicks, as SAM 2 has them.
 *
 * @returns points [P, 2] and labels [P], or the mask [S, S] of 0 and 1
 */
export function promptInput(
  prompt: TrackPrompt,
  processor: Medsam2Processor,
  frame: InputFrame,
  width: number,
): DecoderPrompt {
  return 'mask' in prompt
    ? { kind: 'mask', mask: maskInput(prompt.mask, width, frame, processor.inputSize) }
    : pointInput(prompt, frame);
}

function pointInput({ box, clicks = [] }: PointPrompt, frame: InputFrame): DecoderPrompt {
  const corners = box
    ? [
        { x: box[0], y: box[1], label: TOP_LEFT },
        { x: box[2], y: box[3], label: BOTTOM_RIGHT },
      ]
    : [];
  const points = clicks.map(({ x, y, inside }) => ({ x, y, label: inside ? INSIDE : OUTSIDE }));
  const all = [...corners, ...points];
  const scaled = all.flatMap(({ x, y }) => [x * frame.scaleX, y * frame.scaleY]);
  return {
    kind: 'points',
    points: Float32Array.from(scaled),
    labels: Float32Array.from(all, ({ label }) => label),
  };
}
