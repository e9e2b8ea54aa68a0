import type { Medsam2Processor } from '@atrium/contracts';
import type { Graphs } from './graphs';
import type { FeatureStore } from './image-features';
import { maskDecoder, type Decoded } from './mask-decoder';
import { memoryAttention } from './memory-attention';
import type { MemoryBank } from './memory-bank';
import { memoryEncoder, type Remembered } from './memory-encoder';
import type { DecoderPrompt } from './prompt-input';

/** One slice done: what the decoder says of it, and what it leaves to others. */
export interface Step {
  readonly decoded: Decoded;
  readonly remembered: Remembered;
  /** Wall seconds of the slice's encoder pass. */
  readonly encoderSeconds: number;
  /** Wall seconds of onnxruntime besides. */
  readonly seconds: number;
}

/** The two things that SAM 2 does with a slice of a volume. */
export interface Predictor {
  /** Decodes a prompted slice without any memory. */
  prompted(slice: number, prompt: DecoderPrompt): Promise<Step>;
  /** Decodes a slice without prompt from what the bank recalls. */
  tracked(slice: number, bank: MemoryBank): Promise<Step>;
}

/** The predictor of one volume. */
export function predictorOf(
  graphs: Graphs,
  processor: Medsam2Processor,
  store: FeatureStore,
): Predictor {
  const decode = maskDecoder(graphs.mask_decoder, processor);
  const attend = memoryAttention(graphs.memory_attention, processor);
  const remember = memoryEncoder(graphs.memory_encoder, processor);
  return {
    async prompted(slice, prompt) {
      const image = await store.of(slice);
      const decoded = await decode(image, image.features, prompt);
      const { remembered, seconds } = await remember(image, decoded, true);
      return {
        decoded,
        remembered,
        encoderSeconds: image.seconds,
        seconds: decoded.seconds + seconds,
      };
    },
    async tracked(slice, bank) {
      const image = await store.of(slice);
      const { conditioned, seconds: attending } = await attend(image, bank.recall(slice));
      const decoded = await decode(image, conditioned, { kind: 'none' });
      const { remembered, seconds } = await remember(image, decoded, false);
      const all = attending + decoded.seconds + seconds;
      return { decoded, remembered, encoderSeconds: image.seconds, seconds: all };
    },
  };
}
