import type { Vec3 } from '../volume';

/** Neighbours that count as connected: 6 share a face, 18 also an edge, 26 also a corner. */
export type Connectivity = 6 | 18 | 26;

/** Steps along x, y, z that may differ from 0 at once. */
const AXES_MOVED: Readonly<Record<Connectivity, number>> = { 6: 1, 18: 2, 26: 3 };

/**
 * The connected component with the most voxels.
 *
 * @param mask voxels above 0 are inside; x fastest, then y, then z
 * @returns a mask of 0 and 1; of components of one size, the one that begins first in the array; empty for an empty mask
 */
export function largestComponent(
  mask: Uint8Array,
  size: Vec3,
  connectivity: Connectivity,
): Uint8Array {
  let largest: readonly number[] = [];
  for (const component of components(mask, size, connectivity)) {
    if (component.length > largest.length) largest = component;
  }
  const kept = new Uint8Array(mask.length);
  for (const index of largest) kept[index] = 1;
  return kept;
}

/**
 * Every connected component: the indices of its voxels, the one that begins first in the array first.
 *
 * @param mask voxels above 0 are inside; x fastest, then y, then z
 */
export function* components(
  mask: Uint8Array,
  size: Vec3,
  connectivity: Connectivity,
): Generator<readonly number[], void> {
  const open = mask.map((value) => (value > 0 ? 1 : 0));
  const steps = neighbourSteps(connectivity);
  for (let seed = open.indexOf(1); seed >= 0; seed = open.indexOf(1, seed + 1)) {
    yield takeComponent(open, size, seed, steps);
  }
}

const neighbourSteps = (connectivity: Connectivity): Vec3[] => {
  const ways = [-1, 0, 1];
  return ways
    .flatMap((z) => ways.flatMap((y) => ways.map((x): Vec3 => [x, y, z])))
    .filter((step) => {
      const moved = step.filter((way) => way !== 0).length;
      return moved > 0 && moved <= AXES_MOVED[connectivity];
    });
};

/** The indices of the component of a seed, which are taken out of `open`. */
function takeComponent(
  open: Uint8Array,
  [width, height, depth]: Vec3,
  seed: number,
  steps: readonly Vec3[],
): number[] {
  const found = [seed];
  open[seed] = 0;
  for (let next = 0; next < found.length; next += 1) {
    const index = found[next];
    const x = index % width;
    const y = Math.floor(index / width) % height;
    const z = Math.floor(index / (width * height));
    for (const [dx, dy, dz] of steps) {
      if (x + dx < 0 || x + dx >= width) continue;
      if (y + dy < 0 || y + dy >= height) continue;
      if (z + dz < 0 || z + dz >= depth) continue;
      const neighbour = index + dx + width * (dy + height * dz);
      if (open[neighbour] === 0) continue;
      open[neighbour] = 0;
      found.push(neighbour);
    }
  }
  return found;
}
