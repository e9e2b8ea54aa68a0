import type { Medsam2Processor } from '@atrium/contracts';
import { float32, float32Output, int64, outputOf, type Session, type Tensor } from '../session';
import type { ImageFeatures } from './image-features';
import type { DecoderPrompt } from './prompt-input';

/** What the decoder says of one slice. */
export interface Decoded {
  /** [1, 1, s, s]; all -1024 where the object is not there. */
  readonly logits: Tensor;
  /** [1, 1]. */
  readonly score: Tensor;
  /** [1, C]. */
  readonly pointer: Tensor;
  readonly objectScore: number;
  readonly predictedIou: number;
  readonly seconds: number;
}

const KINDS = { none: 0, points: 1, mask: 2 } as const;

/**
 * mask_decoder on one slice, with a prompt or (kind none) on features that remember.
 *
 * @param features [1, C, e, e] of memory_attention without a prompt, else of the image encoder
 */
export function maskDecoder(session: Session, processor: Medsam2Processor) {
  const { inputSize: size } = processor;
  const noMask = float32(new Float32Array(size * size), [1, 1, size, size]);
  return async (
    image: ImageFeatures,
    features: Tensor,
    prompt: DecoderPrompt,
  ): Promise<Decoded> => {
    const { points, labels } = pointTensors(prompt);
    const mask = prompt.kind === 'mask' ? float32(prompt.mask, [1, 1, size, size]) : noMask;
    const out = await session.run({
      features,
      high_res_0: image.highRes0,
      high_res_1: image.highRes1,
      points,
      labels,
      mask,
      kind: int64(KINDS[prompt.kind]),
      multimask: int64(takesBestOfThree(processor, prompt) ? 1 : 0),
    });
    return {
      logits: outputOf(out, 'logits'),
      score: outputOf(out, 'score'),
      pointer: outputOf(out, 'pointer'),
      objectScore: float32Output(out, 'score')[0],
      predictedIou: float32Output(out, 'iou')[0],
      seconds: out.seconds,
    };
  };
}

/** SAM 2 always gives its decoder a point: without one, an empty point of label -1. */
function pointTensors(prompt: DecoderPrompt): { points: Tensor; labels: Tensor } {
  const given = prompt.kind === 'points';
  const points = given ? prompt.points : new Float32Array(2);
  const labels = given ? prompt.labels : Float32Array.of(-1);
  return {
    points: float32(points, [1, labels.length, 2]),
    labels: float32(labels, [1, labels.length]),
  };
}

/** SAM 2's rule for decoding three masks; a box counts as two points. */
function takesBestOfThree({ multimask }: Medsam2Processor, prompt: DecoderPrompt): boolean {
  const points = prompt.kind === 'points' ? prompt.labels.length : 0;
  const { enabled, whenTracking, minPoints, maxPoints } = multimask;
  const allowed = enabled && (prompt.kind !== 'none' || whenTracking);
  return allowed && points >= minPoints && points <= maxPoints;
}
