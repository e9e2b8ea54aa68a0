import { fail, ok, type Result, type TaskSpecificProcessor } from '@atrium/contracts';
import { voxelCount, type Vec3 } from '@atrium/imaging';
import { allFinite } from '../finite';
import { float32, float32Output, type Session } from '../session';
import { addLogits, addWeights, copyRow, patchWeights } from './accumulate';
import { mirrorings, patchRows, patchStarts } from './patches';
import { tensorSides } from './shapes';

/** A volume at the network's spacing, index x + W (y + H z). */
export interface NetworkVolume {
  readonly data: Float32Array;
  readonly size: Vec3;
}

/** Sums of weighted logits, a volume a class, and of the weights: their quotient is the logit. */
export interface Prediction {
  readonly size: Vec3;
  readonly sums: readonly Float32Array[];
  readonly weights: Float32Array;
  /** Wall seconds of onnxruntime, and how often it ran. */
  readonly seconds: number;
  readonly runs: number;
}

/** Awaited after each run of the network, with how many are done, of how many; what it throws ends the prediction. */
export type OnPatch = (done: number, of: number) => Promise<void>;

/**
 * nnU-Net v2's sliding window over a volume: half overlapping patches, each also mirrored, added up with Gaussian weights.
 * Beside the input it holds one float32 a voxel and class, and one a voxel.
 *
 * @returns MODEL_OUTPUT_INVALID when a logit is not finite
 */
export async function predict(
  network: Session,
  { data, size }: NetworkVolume,
  processor: TaskSpecificProcessor,
  onPatch: OnPatch,
): Promise<Result<Prediction>> {
  const rows = patchRows(size, processor);
  const ways = mirrorings(processor);
  const starts = patchStarts(size, processor);
  const sums = Array.from({ length: processor.classes }, () => new Float32Array(data.length));
  const weights = new Float32Array(data.length);
  const input = new Float32Array(voxelCount(processor.patchSize));
  const shape = [1, 1, ...tensorSides(processor)];
  const weightOf = patchWeights(processor);
  const total = starts.length * ways.length;
  let [seconds, runs] = [0, 0];
  for (const start of starts) {
    rows(start, ways[0], (row) => addWeights(row, weights, weightOf));
    for (const way of ways) {
      input.fill(0);
      rows(start, way, (row) => copyRow(row, data, input));
      const out = await network.run({ image: float32(input, shape) });
      const logits = float32Output(out, 'logits');
      if (!allFinite(logits)) return notFinite();
      rows(start, way, (row) => addLogits(row, logits, sums, weightOf, ways.length));
      seconds += out.seconds;
      await onPatch(++runs, total);
    }
  }
  return ok({ size, sums, weights, seconds, runs });
}

const notFinite = (): Result<never> =>
  fail({
    code: 'MODEL_OUTPUT_INVALID',
    message: 'the network returned logits that are not finite; expected numbers',
  });
