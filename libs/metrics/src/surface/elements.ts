import type { Vec3, VoxelBox } from '@atrium/imaging';

/** The code of a corner whose eight voxels are all inside: no surface there. */
const INSIDE = 255;

/** The surface of a mask: elements on the corners between voxels. */
export interface SurfaceElements {
  /** Corners along x, y, z: one more than the box has voxels. */
  readonly size: Vec3;
  /** 1 on every corner that carries an element; x fastest, then y, then z. */
  readonly corners: Uint8Array;
  /** The corners that carry an element, ascending. */
  readonly indices: Int32Array;
  /** mm^2, one per index. */
  readonly areas: Float64Array;
}

/**
 * The surface elements of a mask within a box that holds all of it. What lies outside the box is background.
 *
 * @param mask x fastest, then y, then z; above 0 is inside
 * @param areas of the 256 codes (elementAreas)
 */
export function surfaceElements(
  mask: Uint8Array,
  size: Vec3,
  box: VoxelBox,
  areas: Float64Array,
): SurfaceElements {
  const padded = padToBox(mask, size, box);
  const [width, height, depth] = padded.size;
  const corners: Vec3 = [width - 1, height - 1, depth - 1];
  const codes = new Uint8Array(corners[0] * corners[1] * corners[2]);
  let count = 0;
  for (let z = 0, corner = 0; z < corners[2]; z += 1) {
    for (let y = 0; y < corners[1]; y += 1) {
      const row = width * (y + height * z);
      count += codeRow(padded.mask, row, width, width * height, codes, corner);
      corner += corners[0];
    }
  }
  return collect(codes, corners, count, areas);
}

/** Codes of the corners between four rows; returns how many carry an element. */
function codeRow(
  padded: Uint8Array,
  row: number,
  width: number,
  plane: number,
  codes: Uint8Array,
  corner: number,
): number {
  const above = row + plane;
  let left = 0;
  let count = 0;
  for (let x = 1; x < width; x += 1) {
    const right =
      (padded[row + x] << 3) |
      (padded[above + x] << 2) |
      (padded[row + width + x] << 1) |
      padded[above + width + x];
    const code = (left << 4) | right;
    codes[corner + x - 1] = code;
    if (code !== 0 && code !== INSIDE) count += 1;
    left = right;
  }
  return count;
}

/** Lists the corners that carry an element, and turns the codes into 0 and 1. */
function collect(
  codes: Uint8Array,
  size: Vec3,
  count: number,
  areas: Float64Array,
): SurfaceElements {
  const indices = new Int32Array(count);
  const elementAreas = new Float64Array(count);
  let next = 0;
  for (let corner = 0; corner < codes.length; corner += 1) {
    const code = codes[corner];
    if (code === 0) continue;
    codes[corner] = code === INSIDE ? 0 : 1;
    if (code === INSIDE) continue;
    indices[next] = corner;
    elementAreas[next] = areas[code];
    next += 1;
  }
  return { size, corners: codes, indices, areas: elementAreas };
}

/** The box with one voxel of background on every side, as 0 and 1. */
function padToBox(
  mask: Uint8Array,
  [width, height]: Vec3,
  { min, max }: VoxelBox,
): { mask: Uint8Array; size: Vec3 } {
  const size: Vec3 = [max[0] - min[0] + 3, max[1] - min[1] + 3, max[2] - min[2] + 3];
  const padded = new Uint8Array(size[0] * size[1] * size[2]);
  for (let z = min[2]; z <= max[2]; z += 1) {
    for (let y = min[1]; y <= max[1]; y += 1) {
      const to = 1 + size[0] * (y - min[1] + 1 + size[1] * (z - min[2] + 1));
      const from = min[0] + width * (y + height * z);
      for (let x = 0; x <= max[0] - min[0]; x += 1) padded[to + x] = mask[from + x] > 0 ? 1 : 0;
    }
  }
  return { mask: padded, size };
}
