import type { Box } from '@atrium/contracts';

/** A click in native pixels. */
export interface Click {
  readonly x: number;
  readonly y: number;
  readonly inside: boolean;
}

/** What a person draws on one slice: a box, clicks, or both. */
export interface PointPrompt {
  readonly slice: number;
  /** In native pixels; x0 = x1 is a box. */
  readonly box?: Box;
  readonly clicks?: readonly Click[];
}

/** A contour on one slice, which is then kept as it is. */
export interface MaskPrompt {
  readonly slice: number;
  /** [H, W] of the native slice, 0 or 1. */
  readonly mask: Uint8Array;
}

export type TrackPrompt = PointPrompt | MaskPrompt;
