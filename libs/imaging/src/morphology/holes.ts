import type { CutOut } from './cut-out';
import { componentSizes, segmentsOf } from './row-segments';

/** Background that lies wholly within a mask. */
export interface Holes {
  /** How many there are, each connected by faces. */
  readonly count: number;
  /** Of all of them. */
  readonly voxels: number;
}

/**
 * The holes of a mask in 3D: background from which no way over voxel faces leads out, as SciPy's binary_fill_holes fills.
 *
 * @param cut with its margin: the first component of its background is what lies outside
 */
export function holesIn({ mask, size }: CutOut): Holes {
  const [, ...within] = componentSizes(segmentsOf(mask, size, 0), size, 6);
  return {
    count: within.length,
    voxels: within.reduce((sum, voxels) => sum + voxels, 0),
  };
}
