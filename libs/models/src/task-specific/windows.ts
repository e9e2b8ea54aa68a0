/** nnU-Net v2's sliding window (inference/sliding_window_prediction.py), one axis at a time. */

/**
 * Where patches begin along an axis: evenly spread from 0 to the end, at most `step` of a patch apart.
 *
 * @param length of the axis, at least `patch`
 * @returns nnU-Net's compute_steps_for_sliding_window of that axis
 */
export function windowStarts(length: number, patch: number, step: number): number[] {
  const count = Math.ceil((length - patch) / (patch * step)) + 1;
  const apart = count > 1 ? (length - patch) / (count - 1) : 0;
  return Array.from({ length: count }, (_, i) => roundHalfEven(apart * i));
}

/** As Python's round and NumPy's: a half goes to the even neighbour. */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const half = value - below;
  if (half !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}

/**
 * Weights of a patch along one axis; a patch's weight is the product of its three. A Gaussian about voxel floor(patch / 2), 1
 * there, as nnU-Net's compute_gaussian has it (which rounds to float16).
 *
 * @param sigma SD as a share of the patch; null: every voxel counts the same
 */
export function windowWeights(patch: number, sigma: number | null): Float64Array {
  const centre = Math.floor(patch / 2);
  return Float64Array.from({ length: patch }, (_, i) =>
    sigma === null ? 1 : Math.exp(-(((i - centre) / (patch * sigma)) ** 2) / 2),
  );
}
