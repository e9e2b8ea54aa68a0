import type { Vec3, VoxelBox } from '@atrium/imaging';
import type { BitMask } from '../bit-mask';

/** The surface of a mask: elements on the corners between voxels. */
export interface SurfaceElements {
  /** Corners along x, y, z: one more than the box has voxels. */
  readonly size: Vec3;
  /** The corners that carry an element, ascending; x fastest, then y, then z. */
  readonly indices: Int32Array;
  /** mm^2, one per index. */
  readonly areas: Float64Array;
}

/**
 * The surface elements of a mask within a box that holds all of it. What lies outside the box is background.
 *
 * @param areas of the 256 codes (elementAreas)
 */
export function surfaceElements(
  mask: BitMask,
  { min, max }: VoxelBox,
  areas: Float64Array,
): SurfaceElements {
  const size: Vec3 = [max[0] - min[0] + 2, max[1] - min[1] + 2, max[2] - min[2] + 2];
  const found = new Found();
  const rows = rowsOf(mask);
  for (let z = min[2] - 1, first = 0; z <= max[2]; z += 1)
    for (let y = min[1] - 1; y <= max[1]; y += 1, first += size[0]) {
      found.reserve(size[0]);
      addElements(mask.words, rows(y, z), mask.wordsPerRow, first - min[0], areas, found);
    }
  return { size, ...found.taken() };
}

/** Where the four rows about a row of corners begin among the words; -1 outside of the volume. */
type FourRows = readonly [number, number, number, number];

/** Of the corners between rows y and y + 1, planes z and z + 1. */
function rowsOf({
  size: [, height, depth],
  wordsPerRow,
}: BitMask): (y: number, z: number) => FourRows {
  const rowAt = (y: number, z: number): number =>
    y < 0 || z < 0 || y >= height || z >= depth ? -1 : (y + height * z) * wordsPerRow;
  return (y, z) => [rowAt(y, z), rowAt(y, z + 1), rowAt(y + 1, z), rowAt(y + 1, z + 1)];
}

/** Elements as they are found, in buffers that grow. */
class Found {
  indices = new Int32Array(2 ** 15);
  areas = new Float64Array(2 ** 15);
  count = 0;

  /** Makes room for so many more. */
  reserve(more: number): void {
    while (this.count + more > this.indices.length) {
      const [indices, areas] = [this.indices, this.areas];
      this.indices = new Int32Array(2 * indices.length);
      this.areas = new Float64Array(2 * areas.length);
      this.indices.set(indices);
      this.areas.set(areas);
    }
  }

  taken(): Pick<SurfaceElements, 'indices' | 'areas'> {
    return {
      indices: this.indices.slice(0, this.count),
      areas: this.areas.slice(0, this.count),
    };
  }
}

/**
 * Elements of the corners between four rows: a corner carries one where of its eight voxels some, but not all, are inside.
 * A word's bit x stands for the corner between voxels x - 1 and x.
 *
 * @param first index of the corner of bit 0
 */
function addElements(
  words: Int32Array,
  [a, b, c, d]: FourRows,
  wordsPerRow: number,
  first: number,
  areas: Float64Array,
  found: Found,
): void {
  let [leftA, leftB, leftC, leftD] = [0, 0, 0, 0];
  for (let w = 0; w < wordsPerRow; w += 1) {
    const rowA = a < 0 ? 0 : words[a + w];
    const rowB = b < 0 ? 0 : words[b + w];
    const rowC = c < 0 ? 0 : words[c + w];
    const rowD = d < 0 ? 0 : words[d + w];
    const beforeA = (rowA << 1) | leftA;
    const beforeB = (rowB << 1) | leftB;
    const beforeC = (rowC << 1) | leftC;
    const beforeD = (rowD << 1) | leftD;
    const some = rowA | rowB | rowC | rowD | beforeA | beforeB | beforeC | beforeD;
    const all = rowA & rowB & rowC & rowD & beforeA & beforeB & beforeC & beforeD;
    for (let rest = some & ~all; rest !== 0; rest &= rest - 1) {
      const bit = 31 - Math.clz32(rest & -rest);
      const code =
        (((beforeA >>> bit) & 1) << 7) |
        (((beforeB >>> bit) & 1) << 6) |
        (((beforeC >>> bit) & 1) << 5) |
        (((beforeD >>> bit) & 1) << 4) |
        (((rowA >>> bit) & 1) << 3) |
        (((rowB >>> bit) & 1) << 2) |
        (((rowC >>> bit) & 1) << 1) |
        ((rowD >>> bit) & 1);
      found.indices[found.count] = first + 32 * w + bit;
      found.areas[found.count] = areas[code];
      found.count += 1;
    }
    leftA = rowA >>> 31;
    leftB = rowB >>> 31;
    leftC = rowC >>> 31;
    leftD = rowD >>> 31;
  }
}
