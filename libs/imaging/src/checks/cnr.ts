import { boundingBox } from '../morphology/bounding-box';
import { squaredDistance } from '../morphology/distance';
import { boxSize, emptyLike, type Vec3, type VoxelArray, type VoxelBox } from '../volume';

/** mm: how far the reference is eroded, and where the shell around it begins and ends. */
const EROSION = 2;
const SHELL_FROM = 3;
const SHELL_TO = 6;

/**
 * Contrast-to-noise ratio of a labelled structure (CONTRACTS section 3): |mean inside - mean of the shell| / SD inside.
 * Inside is more than 2 mm from the nearest voxel outside, the shell 3 to 6 mm from the nearest voxel inside (between
 * voxel centres); the SD is the sample's (n - 1).
 *
 * @param image,reference x fastest, then y, then z; reference above 0 is inside
 * @param spacing mm along x, y, z
 * @returns null where it is undefined: fewer than two voxels inside, no shell, or no variation inside
 */
export function contrastToNoise(
  image: VoxelArray,
  reference: Uint8Array,
  size: Vec3,
  spacing: Vec3,
): number | null {
  const tight = boundingBox(reference, size);
  if (!tight) return null;
  const box = contrastRegion(tight, size, spacing);
  const [mask, values] = [cut(reference, size, box), cut(image, size, box)];
  const toOutside = squaredDistance(inverted(mask), boxSize(box), spacing);
  const toInside = squaredDistance(mask, boxSize(box), spacing);
  return ratio(
    chosen(values, toOutside, (mm) => mm > EROSION),
    chosen(values, toInside, (mm) => mm >= SHELL_FROM && mm <= SHELL_TO),
  );
}

/** A box with room for the whole shell, as far as the volume goes: all of an image that its contrast is of. */
export function contrastRegion({ min, max }: VoxelBox, size: Vec3, spacing: Vec3): VoxelBox {
  const room = (axis: number): number => Math.ceil(SHELL_TO / spacing[axis]) + 1;
  const low = (axis: number): number => Math.max(0, min[axis] - room(axis));
  const high = (axis: number): number => Math.min(size[axis] - 1, max[axis] + room(axis));
  return { min: [low(0), low(1), low(2)], max: [high(0), high(1), high(2)] };
}

function ratio(inside: Float64Array, shell: Float64Array): number | null {
  if (inside.length < 2 || shell.length === 0) return null;
  const centre = mean(inside);
  const squares = inside.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const deviation = Math.sqrt(squares / (inside.length - 1));
  return deviation > 0 ? Math.abs(centre - mean(shell)) / deviation : null;
}

const mean = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The values of the voxels whose distance a rule keeps, in their order. */
function chosen(
  values: VoxelArray,
  squared: Float64Array,
  isKept: (mm: number) => boolean,
): Float64Array {
  const kept = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < squared.length; i += 1)
    if (isKept(Math.sqrt(squared[i]))) kept[count++] = values[i];
  return kept.subarray(0, count);
}

/** 1 where a mask is 0. */
function inverted(mask: Uint8Array): Uint8Array {
  const outside = new Uint8Array(mask.length);
  for (let i = 0; i < mask.length; i += 1) outside[i] = mask[i] > 0 ? 0 : 1;
  return outside;
}

/** The voxels of a box, in the same order. */
function cut<T extends VoxelArray>(data: T, [width, height]: Vec3, box: VoxelBox): T {
  const [w, h, d] = boxSize(box);
  const voxels = emptyLike(data, w * h * d);
  for (let z = 0, at = 0; z < d; z += 1) {
    for (let y = 0; y < h; y += 1, at += w) {
      const row = box.min[0] + width * (box.min[1] + y + height * (box.min[2] + z));
      voxels.set(data.subarray(row, row + w), at);
    }
  }
  return voxels;
}
