import { ok, type Box, type Medsam2Bundle, type Result } from '@atrium/contracts';
import type { EncodedSlice } from '../box-volume';
import { allFinite, notFinite } from '../finite';
import { inputFrame } from '../processing/frame';
import { masksFromLogits } from '../processing/mask';
import type { FrameVolume } from '../processing/slice-input';
import type { Tensor } from '../session';
import { checkPrompts } from './check-prompts';
import type { Graphs } from './graphs';
import { FEATURE_CAP_BYTES, FeatureStore } from './image-features';
import { maskDecoder, type Decoded } from './mask-decoder';
import type { Medsam2Volume, TrackedSlice, TrackOptions } from './modeling';
import { predictorOf } from './predictor';
import type { TrackPrompt } from './prompt';
import { promptInput, type DecoderPrompt } from './prompt-input';
import { track, type RawSlice } from './track';

/** A volume with its features, its predictor and its way back to native slices. */
export function openVolume(
  { processor }: Medsam2Bundle,
  graphs: Graphs,
  volume: FrameVolume,
  featureCapBytes = FEATURE_CAP_BYTES,
): Medsam2Volume {
  const [width, height, depth] = volume.size;
  const frame = inputFrame(processor, width, height);
  const store = new FeatureStore(graphs.image_encoder, processor, volume, featureCapBytes);
  const predictor = predictorOf(graphs, processor, store);
  const decode = maskDecoder(graphs.mask_decoder, processor);
  const writeMask = masksFromLogits(processor, width, height);
  const inputOf = (prompt: TrackPrompt): DecoderPrompt =>
    promptInput(prompt, processor, frame, width);

  return {
    get encoderPasses() {
      return store.passes;
    },
    async encode(slice): Promise<EncodedSlice> {
      const image = await store.of(slice);
      return {
        seconds: image.seconds,
        async decode(box: Box, mask: Uint8Array) {
          const checked = checkPrompts([{ slice, box }], volume.size);
          if (!checked.ok) return checked;
          const decoded = await decode(image, image.features, inputOf({ slice, box }));
          const logits = valuesOf(decoded.logits);
          if (!isFiniteOf(decoded, logits)) return notFinite(slice);
          writeMask(logits, mask);
          const { seconds, predictedIou, objectScore } = decoded;
          return ok({ seconds, predictedIou, objectScore });
        },
      };
    },
    async *track(prompts, { range = [0, depth - 1], stopBelow }: TrackOptions = {}) {
      const checked = checkPrompts(prompts, volume.size);
      if (!checked.ok) return yield checked;
      const inputs = new Map(prompts.map((prompt) => [prompt.slice, inputOf(prompt)]));
      const mask = new Uint8Array(width * height);
      for await (const raw of track(predictor, processor, inputs, { range, depth, stopBelow })) {
        const result = nativeSlice(raw, mask, writeMask);
        yield result;
        if (!result.ok) return;
      }
    },
  };
}

function nativeSlice(
  { decoded, stopped, ...raw }: RawSlice,
  mask: Uint8Array,
  writeMask: (logits: Float32Array, mask: Uint8Array) => void,
): Result<TrackedSlice> {
  const logits = valuesOf(decoded.logits);
  if (!isFiniteOf(decoded, logits)) return notFinite(raw.slice);
  if (stopped) mask.fill(0);
  else writeMask(logits, mask);
  const { slice, prompted, encoderSeconds, seconds } = raw;
  const { objectScore, predictedIou } = decoded;
  const scores = { objectScore, predictedIou };
  return ok({ slice, prompted, logits, mask, ...scores, encoderSeconds, seconds });
}

/** SAM 2's gate makes -1024 of every logit where the object score is NaN: the scores tell. */
const isFiniteOf = ({ objectScore, predictedIou }: Decoded, logits: Float32Array): boolean =>
  Number.isFinite(objectScore) && Number.isFinite(predictedIou) && allFinite(logits);

function valuesOf({ data }: Tensor): Float32Array {
  if (data instanceof Float32Array) return data;
  throw new Error('the graph gives logits that are not float32');
}
