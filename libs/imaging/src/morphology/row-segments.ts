import type { Vec3 } from '../volume';

/** Voxels side by side along x: `from` to `to`, both included, in a row (y + height z). Rows ascend, and segments within each. */
export interface RowSegments {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly row: readonly number[];
}

/**
 * The segments of a mask: some thousands, where it has millions of voxels.
 *
 * @param mask x fastest, then y, then z
 * @param inside the value of the voxels that segments are made of
 */
export function segmentsOf(
  mask: Uint8Array,
  [width, height, depth]: Vec3,
  inside = 1,
): RowSegments {
  const segments = { from: [] as number[], to: [] as number[], row: [] as number[] };
  for (let row = 0, start = 0; row < height * depth; row += 1, start += width) {
    for (let x = 0; x < width; x += 1) {
      if (mask[start + x] !== inside) continue;
      segments.from.push(x);
      while (x + 1 < width && mask[start + x + 1] === inside) x += 1;
      segments.to.push(x);
      segments.row.push(row);
    }
  }
  return segments;
}

/** The voxels of a volume's rows that are in none of some segments, as segments themselves. */
export function gapsBetween(
  { from, to, row }: RowSegments,
  [width, height, depth]: Vec3,
): RowSegments {
  const gaps = { from: [] as number[], to: [] as number[], row: [] as number[] };
  const add = (start: number, end: number, at: number): void => {
    if (start > end) return;
    gaps.from.push(start);
    gaps.to.push(end);
    gaps.row.push(at);
  };
  for (let at = 0, i = 0; at < height * depth; at += 1) {
    let x = 0;
    for (; row[i] === at; i += 1) {
      add(x, from[i] - 1, at);
      x = to[i] + 1;
    }
    add(x, width - 1, at);
  }
  return gaps;
}

/** Rows that come before a row and touch it by faces (6), or by edges and corners too (26): steps along y and z. */
const ROWS_BEFORE = {
  6: [
    [-1, 0],
    [0, -1],
  ],
  26: [
    [-1, 0],
    [-1, -1],
    [0, -1],
    [1, -1],
  ],
} as const;

/**
 * The voxels of each connected component, the one that begins first in the array first: segments that touch are united
 * (Rosenfeld and Pfaltz, "Sequential operations in digital picture processing", 1966, on runs instead of voxels).
 *
 * @param size of the mask that the segments are of
 */
export function componentSizes(
  { from, to, row }: RowSegments,
  [, height, depth]: Vec3,
  connectivity: 6 | 26,
): number[] {
  const reach = connectivity === 26 ? 1 : 0;
  const starts = rowStarts(row, height * depth);
  const sets = new DisjointSets(from.length);
  for (let i = 0; i < from.length; i += 1) {
    const [y, z] = [row[i] % height, Math.floor(row[i] / height)];
    for (const [dy, dz] of ROWS_BEFORE[connectivity]) {
      if (y + dy < 0 || y + dy >= height || z + dz < 0) continue;
      const other = row[i] + dy + height * dz;
      for (let j = starts[other]; j < starts[other + 1] && from[j] <= to[i] + reach; j += 1)
        if (to[j] >= from[i] - reach) sets.unite(i, j);
    }
  }
  const sizes = new Float64Array(from.length);
  for (let i = 0; i < from.length; i += 1) sizes[sets.rootOf(i)] += to[i] - from[i] + 1;
  return [...sizes.filter((size) => size > 0)];
}

/** Where the segments of each row begin; one more at the end. */
function rowStarts(row: readonly number[], rows: number): Int32Array {
  const starts = new Int32Array(rows + 1);
  for (const one of row) starts[one + 1] += 1;
  for (let i = 0; i < rows; i += 1) starts[i + 1] += starts[i];
  return starts;
}

/** Sets of the numbers 0, 1, ...; the least of a set stands for it. */
class DisjointSets {
  private readonly parents: Int32Array;

  constructor(count: number) {
    this.parents = Int32Array.from({ length: count }, (_, i) => i);
  }

  rootOf(i: number): number {
    const { parents } = this;
    let root = i;
    while (parents[root] !== root) root = parents[root];
    for (let at = i; at !== root;) [parents[at], at] = [root, parents[at]];
    return root;
  }

  unite(i: number, j: number): void {
    const [a, b] = [this.rootOf(i), this.rootOf(j)];
    this.parents[Math.max(a, b)] = Math.min(a, b);
  }
}
