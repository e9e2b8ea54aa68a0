import { type Vec3, voxelCount } from '@atrium/imaging';

/** Voxels of a reference, of a prediction, and of both at once. */
export interface Overlap {
  readonly reference: number;
  readonly predicted: number;
  readonly intersection: number;
}

/**
 * Counts the voxels of two masks.
 *
 * @param reference,prediction voxels above 0 are inside; of one length
 */
export function overlap(reference: Uint8Array, prediction: Uint8Array): Overlap {
  checkLength(prediction, reference.length);
  return overlapBetween(reference, prediction, 0, reference.length);
}

/**
 * Counts the voxels of two masks slice by slice.
 *
 * @param size voxels along x, y, z; x fastest, then y, then z
 * @returns size[2] counts, inferior to superior in the radiological frame
 */
export function sliceOverlap(reference: Uint8Array, prediction: Uint8Array, size: Vec3): Overlap[] {
  checkLength(reference, voxelCount(size));
  checkLength(prediction, voxelCount(size));
  const plane = size[0] * size[1];
  return Array.from({ length: size[2] }, (_, z) =>
    overlapBetween(reference, prediction, z * plane, (z + 1) * plane),
  );
}

/** Dice coefficient 2 |A and B| / (|A| + |B|); null when both are empty. */
export function diceOf({ reference, predicted, intersection }: Overlap): number | null {
  const both = reference + predicted;
  return both === 0 ? null : (2 * intersection) / both;
}

/** Intersection over union (Jaccard index); null when both are empty. */
export function iouOf({ reference, predicted, intersection }: Overlap): number | null {
  const union = reference + predicted - intersection;
  return union === 0 ? null : intersection / union;
}

/** Dice coefficient of two masks: {@link diceOf} their {@link overlap}. */
export const dice = (a: Uint8Array, b: Uint8Array): number | null => diceOf(overlap(a, b));

/** Millilitres of a number of voxels. */
export const millilitres = (voxels: number, [x, y, z]: Vec3): number => (voxels * x * y * z) / 1000;

/**
 * Volume of a mask in millilitres.
 *
 * @param spacing mm along each axis
 */
export function volumeMl(mask: Uint8Array, spacing: Vec3): number {
  let voxels = 0;
  for (let i = 0; i < mask.length; i += 1) voxels += mask[i] > 0 ? 1 : 0;
  return millilitres(voxels, spacing);
}

function overlapBetween(a: Uint8Array, b: Uint8Array, from: number, to: number): Overlap {
  let reference = 0;
  let predicted = 0;
  let intersection = 0;
  for (let i = from; i < to; i += 1) {
    const inA = a[i] > 0 ? 1 : 0;
    const inB = b[i] > 0 ? 1 : 0;
    reference += inA;
    predicted += inB;
    intersection += inA & inB;
  }
  return { reference, predicted, intersection };
}

function checkLength(mask: Uint8Array, expected: number): void {
  if (mask.length !== expected)
    throw new RangeError(`expected ${expected} voxels, got ${mask.length}`);
}
