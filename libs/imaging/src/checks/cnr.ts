import { dilated } from '../morphology/dilate';
import type { Vec3, VoxelArray, VoxelBox } from '../volume';

/** Millimetres: the reference is eroded by so much, and the shell around it begins and ends. */
const ERODED = 2;
const SHELL = { least: 3, most: 6 };

/**
 * Contrast-to-noise ratio of a labelled structure (CONTRACTS section 3): |mean inside - mean of the shell| / SD inside.
 * Inside is more than 2 mm from the nearest voxel outside, the shell 3 to 6 mm from the nearest voxel inside (between
 * voxel centres); the SD is the sample's (n - 1).
 *
 * @param image,reference x fastest, then y, then z; reference above 0 is inside. Nothing beyond {@link contrastRegion} counts: cut to
 *   it, they give the same
 * @param spacing mm along x, y, z
 * @returns null where it is undefined: fewer than two voxels inside, no shell, or no variation inside
 */
export function contrastToNoise(
  image: VoxelArray,
  reference: Uint8Array,
  size: Vec3,
  spacing: Vec3,
): number | null {
  const near = (mask: Uint8Array, isNear: (mm: number) => boolean): Uint8Array =>
    dilated(mask, size, spacing, isNear);
  const all = new Uint8Array(reference.length).fill(1);
  const outside = inverted(reference);
  const within = without(all, outside);
  const edge = near(outside, (mm) => mm <= ERODED);
  const inside = moments(image, without(all, edge));
  const tooNear = near(within, (mm) => mm < SHELL.least);
  const nearEnough = near(within, (mm) => mm <= SHELL.most);
  const shell = moments(image, without(nearEnough, tooNear));
  if (inside.count < 2 || shell.count === 0) return null;
  const deviation = Math.sqrt(inside.squares / (inside.count - 1));
  return deviation > 0 ? Math.abs(inside.mean - shell.mean) / deviation : null;
}

/** A label's box with room for the whole shell, as far as the volume goes: all of an image that its contrast is of. */
export function contrastRegion({ min, max }: VoxelBox, size: Vec3, spacing: Vec3): VoxelBox {
  const room = (axis: number): number => Math.ceil(SHELL.most / spacing[axis]) + 1;
  const low = (axis: number): number => Math.max(0, min[axis] - room(axis));
  const high = (axis: number): number => Math.min(size[axis] - 1, max[axis] + room(axis));
  return { min: [low(0), low(1), low(2)], max: [high(0), high(1), high(2)] };
}

interface Moments {
  readonly count: number;
  /** NaN of none. */
  readonly mean: number;
  /** Sum of the squares of the differences from the mean. */
  readonly squares: number;
}

/** Of the values of the voxels where a mask is 1. */
function moments(values: VoxelArray, counted: Uint8Array): Moments {
  let [count, sum, squares] = [0, 0, 0];
  for (let i = 0; i < counted.length; i += 1) {
    if (counted[i] === 0) continue;
    count += 1;
    sum += values[i];
  }
  const mean = sum / count;
  for (let i = 0; i < counted.length; i += 1)
    if (counted[i] !== 0) squares += (values[i] - mean) ** 2;
  return { count, mean, squares };
}

/** 1 where a mask is 0. */
function inverted(mask: Uint8Array): Uint8Array {
  const outside = new Uint8Array(mask.length);
  for (let i = 0; i < mask.length; i += 1) outside[i] = mask[i] > 0 ? 0 : 1;
  return outside;
}

/** 1 where the first mask is and the second is not. */
function without(mask: Uint8Array, other: Uint8Array): Uint8Array {
  const left = new Uint8Array(mask.length);
  for (let i = 0; i < mask.length; i += 1) left[i] = mask[i] & ~other[i];
  return left;
}
