import type { Vec3, VoxelBox } from '@atrium/imaging';

/** The code of a corner whose eight voxels are all inside: no surface there. */
const INSIDE = 255;

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
  const indices: number[] = [];
  const codes: number[] = [];
  for (let z = 0, first = 0; z < corners[2]; z += 1)
    for (let y = 0; y < corners[1]; y += 1, first += corners[0])
      codeRow(padded.mask, width * (y + height * z), width, width * height, (x, code) => {
        indices.push(first + x);
        codes.push(code);
      });
  return {
    size: corners,
    indices: Int32Array.from(indices),
    areas: Float64Array.from(codes, (code) => areas[code]),
  };
}

/** Codes of the corners between four rows, where they carry an element. */
function codeRow(
  padded: Uint8Array,
  row: number,
  width: number,
  plane: number,
  found: (x: number, code: number) => void,
): void {
  const above = row + plane;
  let left = 0;
  for (let x = 1; x < width; x += 1) {
    const right =
      (padded[row + x] << 3) |
      (padded[above + x] << 2) |
      (padded[row + width + x] << 1) |
      padded[above + width + x];
    const code = (left << 4) | right;
    if (code !== 0 && code !== INSIDE) found(x - 1, code);
    left = right;
  }
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
