import { voxelCount, type Vec3, type VoxelArray } from '@atrium/imaging';

/** Intensities of a scan, in the radiological frame: index x + W (y + H z). */
export interface Intensities {
  readonly data: VoxelArray;
  readonly size: Vec3;
  /** mm along x, y, z. */
  readonly spacing: Vec3;
}

/** Means of blocks of voxels. */
export interface Blocks {
  readonly means: Float64Array;
  readonly size: Vec3;
  /** Voxels of a block along x, y, z; the last of an axis may have fewer. */
  readonly sides: Vec3;
}

/** Means of blocks of at most `mm` a side, of one voxel at least. */
export function blocksOf({ data, size, spacing }: Intensities, mm: number): Blocks {
  const side = (axis: 0 | 1 | 2): number => Math.max(1, Math.floor(mm / spacing[axis] + 1e-6));
  const sides = [side(0), side(1), side(2)] as const;
  const along = (axis: 0 | 1 | 2): number => Math.ceil(size[axis] / sides[axis]);
  const blocks = [along(0), along(1), along(2)] as const;
  const sums = new Float64Array(voxelCount(blocks));
  const counts = new Uint32Array(sums.length);
  eachVoxel(size, sides, blocks, (voxel, block) => {
    sums[block] += data[voxel];
    counts[block]++;
  });
  return { means: sums.map((sum, i) => sum / counts[i]), size: blocks, sides };
}

/** A mask of blocks as one of voxels. */
export function voxelsOf(
  mask: Uint8Array,
  { size: blocks, sides }: Blocks,
  size: Vec3,
): Uint8Array {
  const voxels = new Uint8Array(voxelCount(size));
  eachVoxel(size, sides, blocks, (voxel, block) => (voxels[voxel] = mask[block]));
  return voxels;
}

/** Every voxel in order, with the block that it lies in. */
function eachVoxel(
  [width, height, depth]: Vec3,
  [sx, sy, sz]: Vec3,
  [bw, bh]: Vec3,
  visit: (voxel: number, block: number) => void,
): void {
  for (let z = 0, voxel = 0; z < depth; z++) {
    for (let y = 0; y < height; y++) {
      const row = bw * (Math.floor(y / sy) + bh * Math.floor(z / sz));
      for (let x = 0; x < width; x++, voxel++) visit(voxel, row + Math.floor(x / sx));
    }
  }
}
