import type { Vec3, VoxelBox } from '../volume';

/**
 * The smallest box that holds every voxel above 0.
 *
 * @param mask x fastest, then y, then z
 * @returns null for an empty mask
 */
export function boundingBox(mask: Uint8Array, [width, height, depth]: Vec3): VoxelBox | null {
  const min = [width, height, depth];
  const max = [-1, -1, -1];
  for (let z = 0, row = 0; z < depth; z += 1) {
    for (let y = 0; y < height; y += 1, row += width) {
      let first = 0;
      while (first < width && mask[row + first] === 0) first += 1;
      if (first === width) continue;
      let last = width - 1;
      while (mask[row + last] === 0) last -= 1;
      min[0] = Math.min(min[0], first);
      max[0] = Math.max(max[0], last);
      min[1] = Math.min(min[1], y);
      max[1] = Math.max(max[1], y);
      min[2] = Math.min(min[2], z);
      max[2] = z;
    }
  }
  return max[0] < 0 ? null : { min: [min[0], min[1], min[2]], max: [max[0], max[1], max[2]] };
}
