import { type Vec3, type VoxelBox, voxelCount } from '../volume';
import { boundingBox } from './bounding-box';

/** A mask alone: cut to its bounding box, with one voxel of background on every side. */
export interface CutOut {
  /** 1 inside, 0 outside; x fastest, then y, then z. */
  readonly mask: Uint8Array;
  readonly size: Vec3;
  /** Where the mask lies in its volume, without the margin. */
  readonly box: VoxelBox;
}

/**
 * Cuts a mask out of its volume, so that what is asked of it takes the time of its box and not of the scan.
 *
 * @param mask voxels above 0 are inside; x fastest, then y, then z
 * @returns null for an empty mask
 */
export function cutOut(mask: Uint8Array, size: Vec3): CutOut | null {
  const box = boundingBox(mask, size);
  if (!box) return null;
  const { min, max } = box;
  const [w, h, d] = [max[0] - min[0] + 3, max[1] - min[1] + 3, max[2] - min[2] + 3];
  const cut = new Uint8Array(voxelCount([w, h, d]));
  for (let z = 1; z < d - 1; z += 1) {
    for (let y = 1; y < h - 1; y += 1) {
      const source = min[0] + size[0] * (min[1] + y - 1 + size[1] * (min[2] + z - 1));
      const target = 1 + w * (y + h * z);
      for (let x = 0; x < w - 2; x += 1) cut[target + x] = mask[source + x] > 0 ? 1 : 0;
    }
  }
  return { mask: cut, size: [w, h, d], box };
}
