import type { Vec3 } from '../volume';
import { column, determinant, directions, inverse } from './affine';

/** The world axis (0 right, 1 anterior, 2 superior) that a voxel axis runs along, and which way. */
export interface AxisDirection {
  readonly world: 0 | 1 | 2;
  readonly sign: 1 | -1;
}

const CODES = [
  ['L', 'R'],
  ['P', 'A'],
  ['I', 'S'],
] as const;

/**
 * The world axis of each voxel axis, as nibabel's io_orientation assigns them: on the orthogonal matrix nearest to the
 * directions of the voxel axes, the axis that lies closest to a world axis takes it first, then the others take what is left.
 *
 * @param affine not singular
 */
export function ioOrientation(
  affine: readonly number[],
): readonly [AxisDirection, AxisDirection, AxisDirection] {
  const rotation = nearestOrthogonal(directions(affine));
  const strength = (axis: number): number =>
    Math.max(...column(rotation, axis).map((value) => value * value));
  const strongestFirst = [0, 1, 2].sort((a, b) => strength(b) - strength(a));
  const assigned: AxisDirection[] = [];
  const taken = new Set<number>();
  for (const axis of strongestFirst) {
    const direction = strongest(column(rotation, axis), taken);
    taken.add(direction.world);
    assigned[axis] = direction;
  }
  return [assigned[0], assigned[1], assigned[2]];
}

/** nibabel's aff2axcodes: where each voxel axis runs to, e.g. `LPS`. */
export const axisCodes = (orientation: readonly AxisDirection[]): string =>
  orientation.map(({ world, sign }) => CODES[world][sign === 1 ? 1 : 0]).join('');

function strongest(direction: Vec3, taken: ReadonlySet<number>): AxisDirection {
  const free = ([0, 1, 2] as const).filter((world) => !taken.has(world));
  const world = free.reduce((best, next) =>
    Math.abs(direction[next]) > Math.abs(direction[best]) ? next : best,
  );
  return { world, sign: direction[world] < 0 ? -1 : 1 };
}

/**
 * The orthogonal factor of the polar decomposition, by Newton's iteration R <- (R + R^-T) / 2 (Higham 1986). Equal to
 * nibabel's product of singular vectors for a matrix of full rank.
 */
function nearestOrthogonal(matrix: readonly number[]): number[] {
  if (!(Math.abs(determinant(matrix)) > 0)) throw new Error('the affine is singular');
  let current = [...matrix];
  for (let round = 0; round < 100; round += 1) {
    const inverted = inverse(current);
    const next = current.map(
      (value, index) => (value + inverted[3 * (index % 3) + Math.floor(index / 3)]) / 2,
    );
    const change = Math.max(...next.map((value, index) => Math.abs(value - current[index])));
    current = next;
    if (change < 1e-15) break;
  }
  return current;
}
