import { fail, ok, type Result, type TaskSpecificProcessor } from '@atrium/contracts';
import { voxelCount, type Vec3 } from '@atrium/imaging';
import { allFinite } from '../finite';
import { float32, float32Output, type Session } from '../session';
import { mirrorings, patchRows, patchStarts, type PatchRow } from './patches';
import { tensorSides } from './shapes';
import { windowWeights } from './windows';

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
    rows(start, ways[0], (row) => weigh(row, weights, weightOf));
    for (const way of ways) {
      input.fill(0);
      rows(start, way, (row) => copy(row, data, input));
      const out = await network.run({ image: float32(input, shape) });
      const logits = float32Output(out, 'logits');
      if (!allFinite(logits)) return notFinite();
      rows(start, way, (row) => add(row, logits, sums, weightOf, ways.length));
      seconds += out.seconds;
      await onPatch(++runs, total);
    }
  }
  return ok({ size, sums, weights, seconds, runs });
}

/** The weight of a place in a patch. */
type WeightOf = (x: number, y: number, z: number) => number;

function patchWeights({ patchSize, window: { sigma } }: TaskSpecificProcessor): WeightOf {
  const [wx, wy, wz] = patchSize.map((side) => windowWeights(side, sigma));
  return (x, y, z) => wx[x] * wy[y] * wz[z];
}

function weigh(
  { volume, place: [x, y, z], count }: PatchRow,
  to: Float32Array,
  weightOf: WeightOf,
) {
  for (let i = 0; i < count; i++) to[volume + i] += weightOf(x + i, y, z);
}

function copy({ volume, tensor, step, count }: PatchRow, from: Float32Array, to: Float32Array) {
  for (let i = 0; i < count; i++) to[tensor + i * step] = from[volume + i];
}

function add(
  { volume, tensor, step, place: [x, y, z], count }: PatchRow,
  logits: Float32Array,
  sums: readonly Float32Array[],
  weightOf: WeightOf,
  ways: number,
): void {
  const voxels = logits.length / sums.length;
  sums.forEach((sum, c) => {
    for (let i = 0, from = c * voxels + tensor; i < count; i++, from += step) {
      sum[volume + i] += (logits[from] * weightOf(x + i, y, z)) / ways;
    }
  });
}

const notFinite = (): Result<never> =>
  fail({
    code: 'MODEL_OUTPUT_INVALID',
    message: 'the network returned logits that are not finite; expected numbers',
  });
