import type { Vec3 } from '@atrium/imaging';
import { recent } from '../processing/recent';
import { bilinearTaps, nearestTaps, resample, type Taps } from '../processing/resample';
import { splineTaps } from '../processing/spline';
import { perAxis } from './grid';

export type Kernel = 'linear' | 'cubic' | 'nearest';

/** Taps of each axis; null leaves it as it is. */
export type AxisTaps = readonly [Taps | null, Taps | null, Taps | null];

const TAPS = { linear: bilinearTaps, cubic: splineTaps, nearest: nearestTaps };

/** Half-pixel centres along every axis; the kernel of one axis may differ. */
export const axisTaps = (from: Vec3, to: Vec3, kernelOf: (axis: number) => Kernel): AxisTaps =>
  perAxis((axis) => (from[axis] === to[axis] ? null : TAPS[kernelOf(axis)](from[axis], to[axis])));

/** A volume given slice by slice. */
export interface Slices {
  readonly size: Vec3;
  /** [H, W] of a slice. */
  plane(z: number): Float32Array;
}

/**
 * A volume with other voxels, slice by slice: x, then y, then z. Of the volume that it is made of only as many resized slices
 * are held as one output slice needs.
 *
 * @returns slice z of the output -> [H', W']
 */
export function resampledSlices(
  volume: Slices,
  [x, y, z]: AxisTaps,
): (slice: number) => Float32Array {
  const [width, height] = volume.size;
  const most = z ? Math.max(...z.first.map((_, o) => z.starts[o + 1] - z.starts[o])) : 1;
  const resized = recent(
    most,
    (from: number) => resample({ data: volume.plane(from), width, height }, x, y).data,
  );
  if (!z) return resized;
  return (slice) => {
    const first = z.first[slice];
    const sums = new Float64Array(resized(first).length);
    for (let k = z.starts[slice], from = first; k < z.starts[slice + 1]; k++, from++) {
      const weight = z.weights[k];
      const plane = resized(from);
      for (let i = 0; i < sums.length; i++) sums[i] += weight * plane[i];
    }
    return Float32Array.from(sums);
  };
}
