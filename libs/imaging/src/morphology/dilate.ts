import type { Vec3 } from '../volume';
import type { RowSegments } from './row-segments';

/**
 * The voxels whose centre is near that of a voxel of some segments, as a distance transform and a threshold would have them, squares
 * summed in the order x, y, z. Far faster where near is some voxels: a segment makes one segment in each row that it reaches.
 *
 * @param spacing mm along x, y, z
 * @param isNear of a distance in mm: no distance may be near where a smaller one is not
 * @returns width + 1 numbers a row (y + height z): how many of these segments begin at a voxel, less those that ended before it. Where
 *   their sum along the row is above 0 a voxel of the segments is near, which their own are where 0 mm is
 */
export function dilated(
  { from, to, row }: RowSegments,
  size: Vec3,
  spacing: Vec3,
  isNear: (mm: number) => boolean,
): Int32Array {
  const [width, height, depth] = size;
  const reaches = reachesOf(size, spacing, isNear);
  const changes = new Int32Array((width + 1) * height * depth);
  for (let i = 0; i < row.length; i += 1) {
    const y = row[i] % height;
    const z = (row[i] - y) / height;
    for (let r = 0; r < reaches.length; r += 1) {
      const { dy, dz, dx } = reaches[r];
      if (y + dy < 0 || y + dy >= height || z + dz < 0 || z + dz >= depth) continue;
      const line = (row[i] + dy + height * dz) * (width + 1);
      changes[line + Math.max(0, from[i] - dx)] += 1;
      changes[line + Math.min(width, to[i] + dx + 1)] -= 1;
    }
  }
  return changes;
}

/** Voxels that a segment grows by at both ends, in the row that is so many steps away. */
interface RowReach {
  readonly dy: number;
  readonly dz: number;
  readonly dx: number;
}

function reachesOf(
  size: Vec3,
  spacing: Vec3,
  isNear: (mm: number) => boolean,
): readonly RowReach[] {
  const square = (axis: number, steps: number): number => {
    const mm = spacing[axis] * steps;
    return mm * mm;
  };
  const along = (axis: number, isIn: (steps: number) => boolean): number[] => {
    const steps: number[] = [];
    for (let step = 0; step < size[axis] && isIn(step); step += 1)
      steps.push(...(step > 0 ? [step, -step] : [0]));
    return steps;
  };
  return along(2, (dz) => isNear(Math.sqrt(square(2, dz)))).flatMap((dz) =>
    along(1, (dy) => isNear(Math.sqrt(square(1, dy) + square(2, dz)))).map((dy) => ({
      dy,
      dz,
      dx: Math.max(
        ...along(0, (dx) => isNear(Math.sqrt(square(0, dx) + square(1, dy) + square(2, dz)))),
      ),
    })),
  );
}
