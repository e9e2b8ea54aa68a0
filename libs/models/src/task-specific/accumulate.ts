import type { TaskSpecificProcessor } from '@atrium/contracts';
import type { PatchRow } from './patches';
import { windowWeights } from './windows';

/** The weight of a place in a patch. */
export type WeightOf = (x: number, y: number, z: number) => number;

export function patchWeights({ patchSize, window: { sigma } }: TaskSpecificProcessor): WeightOf {
  const [wx, wy, wz] = patchSize.map((side) => windowWeights(side, sigma));
  return (x, y, z) => wx[x] * wy[y] * wz[z];
}

/** Adds the weights of a row of a patch to the volume's. */
export function addWeights(
  { volume, place: [x, y, z], count }: PatchRow,
  to: Float32Array,
  weightOf: WeightOf,
): void {
  for (let i = 0; i < count; i++) to[volume + i] += weightOf(x + i, y, z);
}

/** Copies a row of the volume into a patch. */
export function copyRow(
  { volume, tensor, step, count }: PatchRow,
  from: Float32Array,
  to: Float32Array,
): void {
  for (let i = 0; i < count; i++) to[tensor + i * step] = from[volume + i];
}

/**
 * Adds a row of a patch's logits, weighted, to the volumes of their classes.
 *
 * @param ways in how many mirrorings the patch is seen: each counts its part
 */
export function addLogits(
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
