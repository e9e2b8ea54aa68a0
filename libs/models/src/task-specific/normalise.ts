import { fail, ok, type Result, type TaskSpecificProcessor } from '@atrium/contracts';
import { scaleIntensity } from '../processing/intensity';
import type { VoxelArray } from '@atrium/imaging';
import { eachRow, type RawVolume, type Region } from './crop';

/** Voxels with what makes the network's intensities of them, so that no normalised copy of a whole scan is kept. */
export interface NormalisedVolume {
  readonly data: VoxelArray;
  normalised(value: number): number;
}

/**
 * A scan's intensities as the network wants them: scaled to 0..255 where model.json says so, then normalised by the region's own
 * mean and SD or by constants (nnU-Net's ZScoreNormalization and CTNormalization).
 *
 * @returns INTENSITY_DEGENERATE where there is no contrast to normalise by
 */
export function normalise(
  volume: RawVolume,
  region: Region,
  { intensity, normalise: step }: TaskSpecificProcessor,
): Result<NormalisedVolume> {
  const scaled = intensity ? scaleIntensity(volume.data, intensity) : ok(volume.data);
  if (!scaled.ok) return scaled;
  const data = scaled.value;
  if (step.by === 'constants') {
    const [low, high] = step.clip ?? [-Infinity, Infinity];
    const { mean, std } = step;
    return ok({ data, normalised: (v) => (Math.min(Math.max(v, low), high) - mean) / std });
  }
  const { mean, sd } = moments({ ...volume, data }, region);
  // nnU-Net divides by 1e-8 then, and segments noise of rounding.
  if (!(sd > 1e-8)) return fail(constant(mean));
  return ok({ data, normalised: (v) => (v - mean) / sd });
}

const constant = (value: number) =>
  ({
    code: 'INTENSITY_DEGENERATE',
    file: 'image',
    message: `image: every voxel is ${value}; expected an image with contrast`,
  }) as const;

/** Mean and SD (of n) of a region, in two passes. */
function moments({ data, size }: RawVolume, region: Region): { mean: number; sd: number } {
  const n = region.size[0] * region.size[1] * region.size[2];
  const total = (of: (value: number) => number): number => {
    let sum = 0;
    eachRow(size, region, (first) => {
      for (let i = first; i < first + region.size[0]; i++) sum += of(data[i]);
    });
    return sum;
  };
  const mean = total((v) => v) / n;
  return { mean, sd: Math.sqrt(total((v) => (v - mean) ** 2) / n) };
}
