import { fail, ok, type Box, type Medsam1Bundle, type Result } from '@atrium/contracts';
import { ofFamily, readGraph, type FoundBundle } from '../bundle/read';
import { ModelError } from '../model-error';
import {
  createSession,
  float32,
  float32Output,
  providersThatRan,
  type Provider,
  type Session,
  type SessionOptions,
} from '../session';
import { boxToInput, inputFrame } from './frame';
import { masksFromLogits } from './mask';
import { sliceInputs, type FrameVolume } from './slice-input';

/** A box-promptable model, loaded and warm. */
export interface Medsam1 {
  readonly bundle: Medsam1Bundle;
  /** SHA-256 of model.json. */
  readonly sha256: string;
  /** The execution provider that really runs it. */
  readonly provider: Provider;
  /** The volume's slices, ready to be encoded. */
  open(volume: FrameVolume): Medsam1Volume;
  release(): Promise<void>;
}

export interface Medsam1Volume {
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
}

/**
 * Loads a medsam1 bundle: both graphs, their hashes checked on the bytes that are loaded.
 *
 * @throws ModelError MODEL_HASH, PROVIDER_MISSING; MODEL_MISSING for a bundle of another family
 */
export async function loadMedsam1(any: FoundBundle, options: SessionOptions): Promise<Medsam1> {
  const found = ofFamily(any, 'medsam1');
  const encoderGraph = await readGraph(found, 'image_encoder');
  await confirmProvider(encoderGraph, found.bundle, options);
  const encoder = await createSession(encoderGraph, options);
  const decoder = await createSession(await readGraph(found, 'box_decoder'), options);
  return {
    bundle: found.bundle,
    sha256: found.sha256,
    provider: options.provider,
    open: (volume) => openVolume(found.bundle, encoder, decoder, volume),
    release: async () => {
      await encoder.release();
      await decoder.release();
    },
  };
}

/** Reads from a profile that the nodes ran where they were asked to: only the CPU cannot be anything else. */
async function confirmProvider(
  graph: Uint8Array,
  { id, processor: { channels, inputSize: size } }: Medsam1Bundle,
  options: SessionOptions,
): Promise<void> {
  if (options.provider === 'cpu') return;
  const image = float32(new Float32Array(channels * size * size), [1, channels, size, size]);
  const ran = await providersThatRan(graph, { image }, options);
  if (ran.length === 1 && ran[0].toLowerCase().startsWith(options.provider)) return;
  const sentence = `${id}: "${options.provider}" is configured, but ${ran.join(', ') || 'no provider'} ran`;
  throw new ModelError('PROVIDER_MISSING', sentence);
}

function openVolume(
  { processor }: Medsam1Bundle,
  encoder: Session,
  decoder: Session,
  volume: FrameVolume,
): Medsam1Volume {
  const [width, height] = volume.size;
  const frame = inputFrame(processor, width, height);
  const inputOf = sliceInputs(volume, processor);
  const writeMask = masksFromLogits(processor, width, height);
  const { inputSize: size } = processor;
  return {
    async encode(slice) {
      const image = float32(inputOf(slice), [1, processor.channels, size, size]);
      const encoded = await encoder.run({ image });
      const { embedding } = encoded.tensors;
      return {
        seconds: encoded.seconds,
        async decode(box, mask) {
          const boxes = float32(boxToInput(box, frame), [1, 1, 4]);
          const decoded = await decoder.run({ embedding, boxes });
          const logits = float32Output(decoded, 'masks');
          if (!allFinite(logits)) return notFinite(slice);
          writeMask(logits, mask);
          const [predictedIou] = float32Output(decoded, 'iou');
          return ok({ seconds: decoded.seconds, predictedIou });
        },
      };
    },
  };
}

// A sum is finite only when every float32 of it is.
const allFinite = (values: Float32Array): boolean => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return Number.isFinite(sum);
};

const notFinite = (slice: number): Result<never> =>
  fail({
    code: 'MODEL_OUTPUT_INVALID',
    message: `slice ${slice}: the model returned logits that are not finite; expected numbers`,
  });
