import type { Medsam2Bundle, Result } from '@atrium/contracts';
import { ofFamily, readGraph, type FoundBundle } from '../bundle/read';
import type { BoxVolume } from '../box-volume';
import { confirmProvider, encoderShape } from '../confirm-provider';
import type { FrameVolume } from '../processing/slice-input';
import type { Provider, SessionOptions } from '../session';
import { loadGraphs } from './graphs';
import type { TrackPrompt } from './prompt';
import { openVolume } from './volume';

/** A SAM 2, loaded and warm. */
export interface Medsam2 {
  readonly bundle: Medsam2Bundle;
  /** SHA-256 of model.json. */
  readonly sha256: string;
  /** The execution provider that really runs it. */
  readonly provider: Provider;
  /**
   * The volume's slices, ready to be encoded: once each, for all that is asked of it.
   *
   * @param featureCapBytes of features kept at most; slices above it are encoded again
   */
  open(volume: FrameVolume, featureCapBytes?: number): Medsam2Volume;
  release(): Promise<void>;
}

export interface Medsam2Volume extends BoxVolume {
  /** Encoder passes so far, of boxes and tracks together. */
  readonly encoderPasses: number;
  /**
   * Tracks prompts through the volume, a slice at a time: the prompted ones first, then upwards and downwards from the most
   * inferior of them. It ends after the first failure.
   *
   * @returns PROMPT_INVALID, MODEL_OUTPUT_INVALID when a logit or a score is not finite
   */
  track(
    prompts: readonly TrackPrompt[],
    options?: TrackOptions,
  ): AsyncGenerator<Result<TrackedSlice>, void>;
}

/** Whether a model's volume can be tracked through. */
export const canTrack = (volume: BoxVolume): volume is Medsam2Volume => 'track' in volume;

export interface TrackOptions {
  /** First and last slice to reach; the whole volume without. Prompted slices are given whatever it says. */
  readonly range?: readonly [number, number];
  /** A direction ends at the first slice whose object score is below this, until the next prompted slice. */
  readonly stopBelow?: number;
}

export interface TrackedSlice {
  readonly slice: number;
  readonly prompted: boolean;
  /** [s, s]; all -1024 where the model sees no object. */
  readonly logits: Float32Array;
  /** [H, W] of the native slice: 1 inside. Overwritten by the next slice. */
  readonly mask: Uint8Array;
  readonly objectScore: number;
  readonly predictedIou: number;
  /** Wall seconds of the slice's encoder pass, though it may be shared. */
  readonly encoderSeconds: number;
  /** Wall seconds of onnxruntime besides. */
  readonly seconds: number;
}

/**
 * Loads a medsam2 bundle: four graphs, their hashes checked on the bytes that are loaded, their shapes against model.json.
 *
 * @throws ModelError MODEL_HASH, PROVIDER_MISSING; MODEL_MISSING for a bundle of another family or a graph of another shape
 */
export async function loadMedsam2(any: FoundBundle, options: SessionOptions): Promise<Medsam2> {
  const found = ofFamily(any, 'medsam2');
  if (options.provider !== 'cpu') {
    const { id, processor } = found.bundle;
    const encoder = await readGraph(found, 'image_encoder');
    await confirmProvider(encoder, id, encoderShape(processor), options);
  }
  const graphs = await loadGraphs(found, options);
  return {
    bundle: found.bundle,
    sha256: found.sha256,
    provider: options.provider,
    open: (volume, cap) => openVolume(found.bundle, graphs, volume, cap),
    release: async () => {
      for (const session of Object.values(graphs)) await session.release();
    },
  };
}
