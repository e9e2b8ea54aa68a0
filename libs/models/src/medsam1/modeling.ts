import { ok, type Medsam1Bundle } from '@atrium/contracts';
import { ofFamily, readGraph, type FoundBundle } from '../bundle/read';
import { confirmProvider, encoderShape } from '../confirm-provider';
import {
  createSession,
  float32,
  float32Output,
  type Provider,
  type Session,
  type SessionOptions,
} from '../session';
import { allFinite, notFinite } from '../finite';
import { boxToInput, inputFrame } from '../processing/frame';
import type { BoxVolume } from '../box-volume';
import { masksFromLogits } from '../processing/mask';
import { sliceInputs, type FrameVolume } from '../processing/slice-input';

/** A box-promptable model, loaded and warm. */
export interface Medsam1 {
  readonly bundle: Medsam1Bundle;
  /** SHA-256 of model.json. */
  readonly sha256: string;
  /** The execution provider that really runs it. */
  readonly provider: Provider;
  /** The volume's slices, ready to be encoded. */
  open(volume: FrameVolume): BoxVolume;
  release(): Promise<void>;
}

/**
 * Loads a medsam1 bundle: both graphs, their hashes checked on the bytes that are loaded.
 *
 * @throws ModelError MODEL_HASH, PROVIDER_MISSING; MODEL_MISSING for a bundle of another family or a graph that cannot be loaded
 */
export async function loadMedsam1(any: FoundBundle, options: SessionOptions): Promise<Medsam1> {
  const found = ofFamily(any, 'medsam1');
  const encoderGraph = await readGraph(found, 'image_encoder');
  const { id, processor } = found.bundle;
  await confirmProvider(encoderGraph, id, encoderShape(processor), options);
  const encoder = await createSession(encoderGraph, options, `${id}: image_encoder`);
  const decoderGraph = await readGraph(found, 'box_decoder');
  const decoder = await createSession(decoderGraph, options, `${id}: box_decoder`);
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

function openVolume(
  { processor }: Medsam1Bundle,
  encoder: Session,
  decoder: Session,
  volume: FrameVolume,
): BoxVolume {
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
          const [predictedIou] = float32Output(decoded, 'iou');
          if (!Number.isFinite(predictedIou) || !allFinite(logits)) return notFinite(slice);
          writeMask(logits, mask);
          return ok({ seconds: decoded.seconds, predictedIou, objectScore: null });
        },
      };
    },
  };
}
