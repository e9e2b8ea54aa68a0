import type { Vec3 } from '@atrium/imaging';
import type { SurfaceElements } from './elements';

/**
 * Finds the nearest element of a surface, exactly: row by row outward from a corner, plane after plane, as long as a row is
 * nearer than what was found.
 */
export class NearestSearch {
  private readonly size: Vec3;
  /** Steps along x to the nearest element in the same row, for every corner: y fastest, then z, then x; width for none. */
  private readonly steps: Uint16Array;
  /** Squared mm of so many corners along x, y, z; along x of `width` corners: Infinity. */
  private readonly squares: readonly [Float64Array, Float64Array, Float64Array];

  constructor(
    { size, indices }: SurfaceElements,
    private readonly spacing: Vec3,
  ) {
    this.size = size;
    this.steps = stepsAlongRows(indices, size);
    const squares = (axis: 0 | 1 | 2): Float64Array =>
      Float64Array.from({ length: size[axis] + 1 }, (_, n) => (spacing[axis] * n) ** 2);
    this.squares = [squares(0), squares(1), squares(2)];
    this.squares[0][size[0]] = Infinity;
  }

  /** Squared distance in mm^2 from every one of these corners to the nearest element. */
  squaredFrom(corners: Int32Array): Float64Array {
    const [width, height, depth] = this.size;
    const away = this.squares[2];
    const squared = new Float64Array(corners.length);
    const neighbours = new Neighbours(this.size, this.spacing);
    for (const i of orderedByX(corners, width)) {
      const row = Math.floor(corners[i] / width);
      const x = corners[i] - row * width;
      const z = Math.floor(row / height);
      const y = row - z * height;
      const at = (x * depth + z) * height + y;
      let best = this.inPlane(at, y, 0, neighbours.bound(x, y, z));
      for (let dz = 1; dz < depth && away[dz] < best; dz += 1) {
        if (z + dz < depth) best = this.inPlane(at + dz * height, y, away[dz], best);
        if (z >= dz) best = this.inPlane(at - dz * height, y, away[dz], best);
      }
      squared[i] = best;
      neighbours.put(x, y, z, best);
    }
    return squared;
  }

  /** The least of `best` and the squared distances to elements of one plane, `offPlane` mm^2 from where the search began. */
  private inPlane(at: number, y: number, offPlane: number, best: number): number {
    const { steps } = this;
    const [alongX, alongY] = this.squares;
    const above = this.size[1] - y;
    let least = best;
    for (let dy = 0, off = offPlane; dy < above && off < least; off = alongY[++dy] + offPlane) {
      const found = alongX[steps[at + dy]] + off;
      if (found < least) least = found;
    }
    for (
      let dy = 1, off = alongY[1] + offPlane;
      dy <= y && off < least;
      off = alongY[++dy] + offPlane
    ) {
      const found = alongX[steps[at - dy]] + off;
      if (found < least) least = found;
    }
    return least;
  }
}

/** Room for rounding: a bound must not lie below what it bounds. */
const A_LITTLE_MORE = 1 + 1e-9;

/**
 * What was found for the corners beside one, in the order of the search. From one corner to the next the distance to a surface changes by
 * no more than the way between them: where the surface lies far off, the search then begins with a good guess and ends soon.
 */
class Neighbours {
  private readonly height: number;
  /** mm to the surface from the corner of the greatest x so far, for every y (fastest) and z, and that x. */
  private readonly distances: Float64Array;
  private readonly foundAt: Int32Array;

  constructor(
    [, height, depth]: Vec3,
    private readonly spacing: Vec3,
  ) {
    this.height = height;
    this.distances = new Float64Array(height * depth);
    // Of none it lies below all that may be beside a corner.
    this.foundAt = new Int32Array(height * depth).fill(-2);
  }

  /** mm^2 that the squared distance of a corner lies below; Infinity where no corner beside it was searched from. */
  bound(x: number, y: number, z: number): number {
    const { distances, foundAt, height, spacing } = this;
    const at = z * height + y;
    let least = Infinity;
    if (foundAt[at] === x - 1) least = distances[at] + spacing[0];
    if (y > 0 && foundAt[at - 1] === x) least = Math.min(least, distances[at - 1] + spacing[1]);
    if (z > 0 && foundAt[at - height] === x)
      least = Math.min(least, distances[at - height] + spacing[2]);
    return least * least * A_LITTLE_MORE;
  }

  put(x: number, y: number, z: number, squared: number): void {
    const at = z * this.height + y;
    this.distances[at] = Math.sqrt(squared);
    this.foundAt[at] = x;
  }
}

/** Places of the corners, those of one x together: a search then stays in a slice of the steps that the cache holds. */
function orderedByX(corners: Int32Array, width: number): Int32Array {
  const starts = new Int32Array(width + 1);
  for (let i = 0; i < corners.length; i += 1) starts[(corners[i] % width) + 1] += 1;
  for (let x = 0; x < width; x += 1) starts[x + 1] += starts[x];
  const order = new Int32Array(corners.length);
  for (let i = 0; i < corners.length; i += 1) order[starts[corners[i] % width]++] = i;
  return order;
}

function stepsAlongRows(indices: Int32Array, [width, height, depth]: Vec3): Uint16Array {
  const plane = height * depth;
  const steps = new Uint16Array(width * plane).fill(width);
  for (let next = 0; next < indices.length;) {
    // Rows are numbered as the steps of a slice are: y fastest, then z.
    const row = Math.floor(indices[next] / width);
    const start = row * width;
    let last = -1;
    for (; next < indices.length && indices[next] < start + width; next += 1) {
      const x = indices[next] - start;
      // Up to half of the way the element before is the nearer one.
      const half = last < 0 ? -1 : (last + x) >> 1;
      for (let at = Math.max(last, 0); at <= x; at += 1)
        steps[row + at * plane] = at <= half ? at - last : x - at;
      last = x;
    }
    for (let x = last; x < width; x += 1) steps[row + x * plane] = x - last;
  }
  return steps;
}
