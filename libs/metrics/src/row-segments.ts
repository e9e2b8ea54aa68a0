import type { Vec3 } from '@atrium/imaging';
import type { BitMask } from './bit-mask';

/** Voxels side by side along x: `from` to `to`, both included, in a row (y + height z). Rows ascend, and segments within each. */
export interface RowSegments {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly row: readonly number[];
}

/** The segments of a mask: some thousands, where it has millions of voxels. */
export function segmentsOf({ size, wordsPerRow, words }: BitMask): RowSegments {
  const segments = { from: [] as number[], to: [] as number[], row: [] as number[] };
  const rows = size[1] * size[2];
  for (let row = 0; row < rows; row += 1) {
    let inside = false;
    for (let w = 0; w < wordsPerRow; w += 1) {
      const word = words[row * wordsPerRow + w];
      if (word === (inside ? -1 : 0)) continue;
      for (let bit = 0; bit < 32; bit += 1) {
        const isIn: boolean = ((word >>> bit) & 1) === 1;
        if (isIn === inside) continue;
        if (isIn) {
          segments.from.push(w * 32 + bit);
          segments.row.push(row);
        } else segments.to.push(w * 32 + bit - 1);
        inside = isIn;
      }
    }
  }
  return segments;
}

/** Pieces that hang together by a face, an edge or a corner (26 neighbours). */
export function countComponents({ from, to, row }: RowSegments, size: Vec3): number {
  const parent = from.map((_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root];
    for (let at = i; at !== root;) [parent[at], at] = [root, parent[at]];
    return root;
  };
  const height = size[1];
  const starts = rowStarts(row, height * size[2]);
  let count = from.length;
  for (let i = 0; i < from.length; i += 1) {
    for (const other of rowsBefore(row[i], height)) {
      for (let j = starts[other]; j < starts[other + 1]; j += 1) {
        if (to[j] < from[i] - 1) continue;
        if (from[j] > to[i] + 1) break;
        const [a, b] = [rootOf(i), rootOf(j)];
        if (a === b) continue;
        parent[a] = b;
        count -= 1;
      }
    }
  }
  return count;
}

/** Where the segments of each row begin; one more at the end. */
function rowStarts(row: readonly number[], rows: number): Int32Array {
  const starts = new Int32Array(rows + 1);
  for (const one of row) starts[one + 1] += 1;
  for (let i = 0; i < rows; i += 1) starts[i + 1] += starts[i];
  return starts;
}

/** The rows that a row touches and that come before it: one of its own slice, three of the slice below. */
function rowsBefore(row: number, height: number): number[] {
  const y = row % height;
  const below = row - height;
  return [
    ...(y > 0 ? [row - 1] : []),
    ...(below < 0
      ? []
      : [below - (y > 0 ? 1 : 0), below, below + (y < height - 1 ? 1 : 0)].filter(
          (one, i, all) => all.indexOf(one) === i,
        )),
  ];
}

/** Mean place of the voxels in mm along x, y, z; null of none. */
export function centroidOf({ from, to, row }: RowSegments, size: Vec3, spacing: Vec3): Vec3 | null {
  const sums = [0, 0, 0];
  let count = 0;
  for (let i = 0; i < from.length; i += 1) {
    const length = to[i] - from[i] + 1;
    sums[0] += (length * (from[i] + to[i])) / 2;
    sums[1] += length * (row[i] % size[1]);
    sums[2] += length * Math.floor(row[i] / size[1]);
    count += length;
  }
  if (count === 0) return null;
  const at = (axis: 0 | 1 | 2): number => (sums[axis] / count) * spacing[axis];
  return [at(0), at(1), at(2)];
}
