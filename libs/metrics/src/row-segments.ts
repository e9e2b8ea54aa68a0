import type { RowSegments, Vec3 } from '@atrium/imaging';
import type { BitMask } from './bit-mask';

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
