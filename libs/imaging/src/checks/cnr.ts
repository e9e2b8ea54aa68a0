import { boundingBox, type VoxelBox } from '../morphology/bounding-box';
import { squaredDistance } from '../morphology/distance';
import type { Vec3, VoxelArray } from '../volume';

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
  const box = grow(tight, size, spacing);
  const mask = Uint8Array.from(cut(reference, size, box), (value) => (value > 0 ? 1 : 0));
  const values = cut(image, size, box);
  const inverted = mask.map((value) => 1 - value);
  const toOutside = squaredDistance(inverted, sizeOf(box), spacing);
  const toInside = squaredDistance(mask, sizeOf(box), spacing);
  const inside = values.filter((_, index) => Math.sqrt(toOutside[index]) > EROSION);
  const shell = values.filter((_, index) => {
    const mm = Math.sqrt(toInside[index]);
    return mm >= SHELL_FROM && mm <= SHELL_TO;
  });
  return ratio(inside, shell);
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

/** A box with room for the whole shell, as far as the volume goes. */
function grow({ min, max }: VoxelBox, size: Vec3, spacing: Vec3): VoxelBox {
  const room = (axis: number): number => Math.ceil(SHELL_TO / spacing[axis]) + 1;
  const low = (axis: number): number => Math.max(0, min[axis] - room(axis));
  const high = (axis: number): number => Math.min(size[axis] - 1, max[axis] + room(axis));
  return { min: [low(0), low(1), low(2)], max: [high(0), high(1), high(2)] };
}

const sizeOf = ({ min, max }: VoxelBox): Vec3 => [
  max[0] - min[0] + 1,
  max[1] - min[1] + 1,
  max[2] - min[2] + 1,
];

/** The voxels of a box, in the same order. */
function cut(data: VoxelArray, [width, height]: Vec3, box: VoxelBox): Float64Array {
  const [w, h, d] = sizeOf(box);
  const voxels = new Float64Array(w * h * d);
  for (let z = 0, at = 0; z < d; z += 1) {
    for (let y = 0; y < h; y += 1, at += w) {
      const row = box.min[0] + width * (box.min[1] + y + height * (box.min[2] + z));
      voxels.set(data.subarray(row, row + w), at);
    }
  }
  return voxels;
}
