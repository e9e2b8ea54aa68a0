import type { Intensity } from '@atrium/contracts';
import {
  countedPercentiles,
  countValues,
  percentiles,
  type ValueCounts,
  type VoxelArray,
} from '@atrium/imaging';

const PERCENTAGES = [1, 50, 99];

/** Least and greatest voxel of an image whose voxels are all integers. */
export interface IntegerRange {
  readonly min: number;
  readonly max: number;
}

/** What one look at an image's voxels tells. */
export interface VoxelSummary {
  readonly intensity: Intensity;
  /** null where a voxel is no integer. */
  readonly range: IntegerRange | null;
}

/**
 * How bright an image is: see {@link Intensity}. Percentiles as numpy's, interpolated linearly; mean and standard deviation (n - 1)
 * of the voxels above 0, and the share of zeros of all.
 */
export const summariseIntensity = (data: VoxelArray): Intensity => summariseVoxels(data).intensity;

/** The same with what else shows on the way: voxels of 8 and 16 bits are looked at once. */
export function summariseVoxels(data: VoxelArray): VoxelSummary {
  const counted = countValues(data);
  const [p1, median, p99] = (counted
    ? countedPercentiles(counted, 'positive', PERCENTAGES)
    : percentiles(data, 'positive', PERCENTAGES)) ?? [null, null, null];
  const sums = counted ? sumsOfCounts(counted, median ?? 0) : sumsOfVoxels(data, median ?? 0);
  return {
    intensity: { p1, median, p99, ...momentsOf(sums, median ?? 0, data.length) },
    range: sums.integers ? { min: sums.min, max: sums.max } : null,
  };
}

interface Sums {
  /** Voxels above 0, and the sums of their differences from a centre and of the squares of these. */
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
  readonly zeros: number;
  /** Of all voxels. */
  readonly min: number;
  readonly max: number;
  readonly integers: boolean;
}

/** @param centre the median: sums of differences from it keep the digits that sums of squares would lose */
function sumsOfCounts({ counts, least }: ValueCounts, centre: number): Sums {
  let [n, sum, squares] = [0, 0, 0];
  for (let i = Math.max(0, 1 - least); i < counts.length; i += 1) {
    const difference = least + i - centre;
    n += counts[i];
    sum += counts[i] * difference;
    squares += counts[i] * difference * difference;
  }
  const max = least + counts.length - 1;
  const zeros = least <= 0 && max >= 0 ? counts[-least] : 0;
  return { n, sum, squares, zeros, min: least, max, integers: true };
}

function sumsOfVoxels(data: VoxelArray, centre: number): Sums {
  let [n, sum, squares, zeros, min, max] = [0, 0, 0, 0, Infinity, -Infinity];
  let integers = true;
  for (let i = 0; i < data.length; i += 1) {
    const value = data[i];
    if (value < min) min = value;
    if (value > max) max = value;
    if (integers && value % 1 !== 0) integers = false;
    if (value === 0) zeros += 1;
    if (!(value > 0)) continue;
    const difference = value - centre;
    n += 1;
    sum += difference;
    squares += difference * difference;
  }
  return { n, sum, squares, zeros, min, max, integers };
}

const momentsOf = (
  { n, sum, squares, zeros }: Sums,
  centre: number,
  voxels: number,
): Pick<Intensity, 'mean' | 'sd' | 'zero_share'> => ({
  mean: n > 0 ? centre + sum / n : null,
  sd: n > 1 ? Math.sqrt((squares - (sum * sum) / n) / (n - 1)) : null,
  zero_share: zeros / voxels,
});
