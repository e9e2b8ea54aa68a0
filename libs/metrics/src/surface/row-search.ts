import type { Vec3 } from '@atrium/imaging';
import type { SurfaceElements } from './elements';

const NONE = 65535;

/** Finds the nearest element of a surface, row by row outward from a corner. */
export class RowSearch {
  /** Rows looked at so far. */
  rows = 0;
  /** Corners along the row to the nearest element in the same row, for every corner of the box. */
  private readonly steps: Uint16Array;
  /** Squared mm of so many corners along x, y, z. */
  private readonly squares: readonly [Float64Array, Float64Array, Float64Array];

  constructor(
    private readonly surface: SurfaceElements,
    spacing: Vec3,
  ) {
    this.steps = stepsAlongRows(surface);
    const squares = (axis: 0 | 1 | 2): Float64Array =>
      Float64Array.from({ length: surface.size[axis] }, (_, steps) => {
        const mm = spacing[axis] * steps;
        return mm * mm;
      });
    this.squares = [squares(0), squares(1), squares(2)];
  }

  /** Squared distance in mm^2 from a corner to the nearest element. */
  squaredFrom(corner: number): number {
    const [width, height, depth] = this.surface.size;
    const z = Math.floor(corner / (width * height));
    const alongZ = this.squares[2];
    let best = Infinity;
    for (let dz = 0; dz < depth && alongZ[dz] < best; dz += 1) {
      const away = dz * width * height;
      if (z + dz < depth) best = this.inPlane(corner + away, alongZ[dz], best);
      if (dz > 0 && z - dz >= 0) best = this.inPlane(corner - away, alongZ[dz], best);
    }
    return best;
  }

  /** The least of `best` and the squared distances to elements of one plane, `offPlane` mm^2 from where the search began. */
  private inPlane(corner: number, offPlane: number, best: number): number {
    const [width, height] = this.surface.size;
    const [alongX, alongY] = this.squares;
    const y = Math.floor(corner / width) % height;
    let least = best;
    for (let dy = 0; dy < height && alongY[dy] + offPlane < least; dy += 1) {
      const below = y + dy < height ? this.steps[corner + dy * width] : NONE;
      const above = y - dy >= 0 ? this.steps[corner - dy * width] : NONE;
      this.rows += 2;
      const nearest = below < above ? below : above;
      if (nearest === NONE) continue;
      const squared = alongX[nearest] + alongY[dy] + offPlane;
      if (squared < least) least = squared;
    }
    return least;
  }
}

function stepsAlongRows({ size, indices }: SurfaceElements): Uint16Array {
  const [width, height, depth] = size;
  const steps = new Uint16Array(width * height * depth).fill(NONE);
  for (let next = 0; next < indices.length;) {
    const row = indices[next] - (indices[next] % width);
    let last = -1;
    for (; next < indices.length && indices[next] < row + width; next += 1) {
      fillBetween(steps, last, indices[next], row);
      last = indices[next];
    }
    for (let corner = last; corner < row + width; corner += 1) steps[corner] = corner - last;
  }
  return steps;
}

/** Steps of the corners from one element of a row (or its beginning) to the next. */
function fillBetween(steps: Uint16Array, last: number, element: number, row: number): void {
  for (let corner = last < 0 ? row : last; corner <= element; corner += 1) {
    const onward = element - corner;
    const back = corner - last;
    steps[corner] = last >= 0 && back < onward ? back : onward;
  }
}
