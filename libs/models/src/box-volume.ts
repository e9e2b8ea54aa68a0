import type { Box, Result } from '@atrium/contracts';

/** A volume whose slices are segmented one by one, each from a box. */
export interface BoxVolume {
  /** One encoder pass, which serves any number of boxes on this slice. */
  encode(slice: number): Promise<EncodedSlice>;
}

export interface EncodedSlice {
  /** Wall seconds of the encoder pass. */
  readonly seconds: number;
  /**
   * Segments what the box (native pixels) holds.
   *
   * @param mask [H, W] of the native slice, written: 1 inside
   * @returns MODEL_OUTPUT_INVALID when a logit is not finite
   */
  decode(box: Box, mask: Uint8Array): Promise<Result<Decoding>>;
}

export interface Decoding {
  readonly seconds: number;
  readonly predictedIou: number;
  /** The model's logit that the object is there; null where it gives none. */
  readonly objectScore: number | null;
}
