import type { Metrics } from '@atrium/contracts';
import {
  boundingBox,
  squaredDistance,
  voxelCount,
  type Vec3,
  type VoxelBox,
} from '@atrium/imaging';

/** Surface metrics as MONAI has them; distances in mm. */
export interface MonaiSurface {
  readonly hd95_mm: number;
  readonly hd_mm: number;
  readonly assd_mm: number;
  /** One per tolerance, in their order. */
  readonly nsd: Metrics['nsd'];
}

/** A mask cut to a box. */
interface Part {
  readonly mask: Uint8Array;
  readonly size: Vec3;
}

/**
 * Surface metrics in MONAI's convention (monai.metrics 1.6 as it is called by default), for comparison with older papers: a surface is the
 * voxels of a mask that have a face neighbour outside it, each counting the same; HD95 is the greater of both directions, by
 * linear interpolation; ASSD averages both directions pooled; NSD counts voxels within a tolerance, without areas.
 *
 * @param reference,prediction x fastest, then y, then z; above 0 is inside; neither empty
 * @param size voxels along x, y, z
 * @param spacing mm along x, y, z
 */
export function monaiSurface(
  reference: Uint8Array,
  prediction: Uint8Array,
  size: Vec3,
  spacing: Vec3,
  tolerancesMm: readonly number[],
): MonaiSurface {
  const box = unionOf(boundingBox(reference, size), boundingBox(prediction, size));
  const [a, b] = [reference, prediction].map((mask) => rimOf(cut(mask, size, box)));
  const directions = [distancesTo(a, b, spacing), distancesTo(b, a, spacing)];
  const pooled = directions.flatMap((one) => [...one]);
  const shareWithin = (mm: number): number =>
    pooled.filter((distance) => distance <= mm).length / pooled.length;
  return {
    hd95_mm: Math.max(...directions.map((one) => quantileSorted(one, 0.95))),
    hd_mm: Math.max(...directions.map((one) => quantileSorted(one, 1))),
    assd_mm: pooled.reduce((sum, distance) => sum + distance, 0) / pooled.length,
    nsd: tolerancesMm.map((mm) => ({ tolerance_mm: mm, value: shareWithin(mm) })),
  };
}

function unionOf(a: VoxelBox | null, b: VoxelBox | null): VoxelBox {
  if (!a || !b) throw new Error('a surface of an empty mask was asked for');
  const each = (pick: (i: 0 | 1 | 2) => number): Vec3 => [pick(0), pick(1), pick(2)];
  return {
    min: each((i) => Math.min(a.min[i], b.min[i])),
    max: each((i) => Math.max(a.max[i], b.max[i])),
  };
}

function cut(mask: Uint8Array, [width, height]: Vec3, { min, max }: VoxelBox): Part {
  const size: Vec3 = [max[0] - min[0] + 1, max[1] - min[1] + 1, max[2] - min[2] + 1];
  const part = new Uint8Array(voxelCount(size));
  for (let z = 0; z < size[2]; z++)
    for (let y = 0; y < size[1]; y++) {
      const from = ((z + min[2]) * height + y + min[1]) * width + min[0];
      part.set(mask.subarray(from, from + size[0]), (z * size[1] + y) * size[0]);
    }
  return { mask: part, size };
}

/** Voxels inside with a face neighbour outside; beyond the box is outside. */
function rimOf({ mask, size }: Part): Part {
  const [width, height, depth] = size;
  const plane = width * height;
  const rim = mask.map((value, i) => {
    if (value === 0) return 0;
    const [x, y, z] = [i % width, Math.floor(i / width) % height, Math.floor(i / plane)];
    const isAtEnd =
      x === 0 || y === 0 || z === 0 || x === width - 1 || y === height - 1 || z === depth - 1;
    const neighbours = [i - 1, i + 1, i - width, i + width, i - plane, i + plane];
    return isAtEnd || neighbours.some((at) => mask[at] === 0) ? 1 : 0;
  });
  return { mask: rim, size };
}

/** Ascending: from every voxel of `from` to the nearest of `to`. */
const distancesTo = (from: Part, to: Part, spacing: Vec3): Float64Array =>
  squaredDistance(to.mask, to.size, spacing)
    .filter((_, i) => from.mask[i] > 0)
    .map(Math.sqrt)
    .sort();

/** R-7, as torch.quantile. */
function quantileSorted(values: Float64Array, p: number): number {
  const place = p * (values.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, values.length - 1);
  return values[below] + (place - below) * (values[above] - values[below]);
}
