import type { Intensity } from '@atrium/contracts';
import { percentiles, type VoxelArray } from '@atrium/imaging';

/** How bright an image is: see {@link Intensity}. Percentiles as numpy's, interpolated linearly. */
export function summariseIntensity(data: VoxelArray): Intensity {
  const [p1, median, p99] = percentiles(data, 'positive', [1, 50, 99]) ?? [null, null, null];
  return { p1, median, p99, ...momentsAboveZero(data, median ?? 0) };
}

/**
 * Mean and standard deviation (n - 1) of the voxels above 0, and the share of zeros of all.
 *
 * @param centre their median: sums of differences from it keep the digits that sums of squares would lose
 */
function momentsAboveZero(
  data: VoxelArray,
  centre: number,
): Pick<Intensity, 'mean' | 'sd' | 'zero_share'> {
  let [n, zeros, sum, squares] = [0, 0, 0, 0];
  for (let i = 0; i < data.length; i += 1) {
    const value = data[i];
    if (value === 0) zeros += 1;
    if (!(value > 0)) continue;
    const difference = value - centre;
    n += 1;
    sum += difference;
    squares += difference * difference;
  }
  return {
    mean: n > 0 ? centre + sum / n : null,
    sd: n > 1 ? Math.sqrt((squares - (sum * sum) / n) / (n - 1)) : null,
    zero_share: zeros / data.length,
  };
}
