import type { Vec3 } from '../volume';
import { segmentsOf } from './row-segments';

/**
 * The voxels whose centre is near that of a voxel of a mask, as a distance transform and a threshold would have them, squares summed
 * in the order x, y, z. Far faster where near is some voxels: a segment of a row makes one segment in each row that it reaches.
 *
 * @param mask 1 inside; x fastest, then y, then z
 * @param spacing mm along x, y, z
 * @param isNear of a distance in mm: no distance may be near where a smaller one is not
 * @returns 1 where a voxel of the mask is near, which its own are where 0 mm is
 */
export function dilated(
  mask: Uint8Array,
  size: Vec3,
  spacing: Vec3,
  isNear: (mm: number) => boolean,
): Uint8Array {
  const [width, height, depth] = size;
  const reaches = reachesOf(size, spacing, isNear);
  // How many segments begin at a voxel, less those that have ended before it.
  const changes = new Int32Array((width + 1) * height * depth);
  const { from, to, row } = segmentsOf(mask, size);
  for (let i = 0; i < row.length; i += 1) {
    const [y, z] = [row[i] % height, Math.floor(row[i] / height)];
    for (const { dy, dz, dx } of reaches) {
      if (y + dy < 0 || y + dy >= height || z + dz < 0 || z + dz >= depth) continue;
      const line = (row[i] + dy + height * dz) * (width + 1);
      changes[line + Math.max(0, from[i] - dx)] += 1;
      changes[line + Math.min(width, to[i] + dx + 1)] -= 1;
    }
  }
  return filled(changes, width, height * depth);
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

function filled(changes: Int32Array, width: number, rows: number): Uint8Array {
  const out = new Uint8Array(width * rows);
  for (let row = 0, at = 0, change = 0; row < rows; row += 1, change += 1)
    for (let x = 0, open = 0; x < width; x += 1, at += 1, change += 1) {
      open += changes[change];
      out[at] = open > 0 ? 1 : 0;
    }
  return out;
}
