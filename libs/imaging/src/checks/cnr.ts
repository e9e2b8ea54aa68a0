import { dilated } from '../morphology/dilate';
import { gapsBetween, segmentsOf, type RowSegments } from '../morphology/row-segments';
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
  const outside = segmentsOf(reference, size, 0);
  const within = gapsBetween(outside, size);
  const near = (segments: RowSegments, isNear: (mm: number) => boolean): Int32Array =>
    dilated(segments, size, spacing, isNear);
  const { inside, shell } = momentsOf(image, size, {
    edge: near(outside, (mm) => mm <= ERODED),
    tooNear: near(within, (mm) => mm < SHELL.least),
    nearEnough: near(within, (mm) => mm <= SHELL.most),
  });
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

/** What {@link dilated} gives: near the outside, and near the inside, too near and near enough to be of the shell. */
interface Regions {
  readonly edge: Int32Array;
  readonly tooNear: Int32Array;
  readonly nearEnough: Int32Array;
}

/** Of the voxels inside, and of the shell's, in one walk along the rows. */
function momentsOf(
  image: VoxelArray,
  [width, height, depth]: Vec3,
  { edge, tooNear, nearEnough }: Regions,
): { readonly inside: Moments; readonly shell: Moments } {
  const [inside, shell] = [new Moments(), new Moments()];
  for (let row = 0, at = 0, change = 0; row < height * depth; row += 1, change += 1) {
    let [outer, close, around] = [0, 0, 0];
    for (let x = 0; x < width; x += 1, at += 1, change += 1) {
      outer += edge[change];
      close += tooNear[change];
      around += nearEnough[change];
      if (outer === 0) inside.take(image[at]);
      else if (close === 0 && around > 0) shell.take(image[at]);
    }
  }
  return { inside, shell };
}

/** Count, mean and sum of squares of values, by their differences from the first: these keep the digits that plain sums lose. */
class Moments {
  count = 0;
  private first = 0;
  private sum = 0;
  private sumOfSquares = 0;

  take(value: number): void {
    if (this.count === 0) this.first = value;
    const difference = value - this.first;
    this.count += 1;
    this.sum += difference;
    this.sumOfSquares += difference * difference;
  }

  /** NaN of none. */
  get mean(): number {
    return this.first + this.sum / this.count;
  }

  /** Sum of the squares of the differences from the mean. */
  get squares(): number {
    return Math.max(0, this.sumOfSquares - (this.sum * this.sum) / this.count);
  }
}
