import type { Intensity } from '@atrium/contracts';
import { percentiles, type VoxelArray } from '@atrium/imaging';

/** How bright an image is: see {@link Intensity}. Percentiles as numpy's, interpolated linearly. */
export function summariseIntensity(data: VoxelArray): Intensity {
  const [p1, median, p99] = percentiles(data, 'positive', [1, 50, 99]) ?? [null, null, null];
  return { p1, median, p99, ...momentsAboveZero(data) };
}

/** Mean and standard deviation (n - 1) of the voxels above 0 by Welford's recurrence, and the share of zeros of all. */
function momentsAboveZero(data: VoxelArray): Pick<Intensity, 'mean' | 'sd' | 'zero_share'> {
  let [n, zeros, mean, squares] = [0, 0, 0, 0];
  for (let i = 0; i < data.length; i += 1) {
    const value = data[i];
    if (value === 0) zeros += 1;
    if (!(value > 0)) continue;
    n += 1;
    const difference = value - mean;
    mean += difference / n;
    squares += difference * (value - mean);
  }
  return {
    mean: n > 0 ? mean : null,
    sd: n > 1 ? Math.sqrt(squares / (n - 1)) : null,
    zero_share: zeros / data.length,
  };
}
