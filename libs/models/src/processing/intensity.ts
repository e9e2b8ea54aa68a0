import { fail, ok, type Medsam1Processor, type Result } from '@atrium/contracts';
import { percentiles, type VoxelArray } from '@atrium/imaging';

type Intensity = Omit<Medsam1Processor['intensity'], 'sliceMinMax'>;

/** A volume scaled to 0..255, in the voxel order that it was given in. */
export type ScaledVolume = Uint8Array | Float32Array;

/**
 * Clips a volume to its percentiles and scales these to 0..255 in float64; voxels that were 0 become 0
 * (CONTRACTS section 3, "LiteMedSAM"; the pre-processing of bowang-lab/MedSAM).
 *
 * @param data voxels with slope and intercept applied, any order
 * @returns INTENSITY_DEGENERATE without a voxel to take percentiles of, or when both are equal
 */
export function scaleIntensity(data: VoxelArray, intensity: Intensity): Result<ScaledVolume> {
  const window = percentiles(data, intensity.of, intensity.percentiles);
  if (!window) return degenerate(`image: no voxel is above 0; expected an image with contrast`);
  const [low, high] = window;
  if (!(high > low)) {
    const [p, q] = intensity.percentiles;
    return degenerate(
      `image: the ${p} and ${q} percentiles are both ${low}; expected an image with contrast`,
    );
  }
  const scaled = intensity.uint8 ? new Uint8Array(data.length) : new Float32Array(data.length);
  const scale = (value: number): number =>
    value === 0 ? 0 : ((Math.min(Math.max(value, low), high) - low) / (high - low)) * 255;
  if (data.BYTES_PER_ELEMENT > 2) {
    for (let i = 0; i < data.length; i++) scaled[i] = scale(data[i]);
  } else {
    const table = lookupTable(data, scale);
    for (let i = 0; i < data.length; i++) scaled[i] = table[data[i] & 0xffff];
  }
  return ok(scaled);
}

const degenerate = (message: string): Result<never> =>
  fail({ code: 'INTENSITY_DEGENERATE', file: 'image', message });

/** `scale` of every value that 8 or 16 bits can hold, by the value's low 16 bits. */
function lookupTable(data: VoxelArray, scale: (value: number) => number): Float64Array {
  const signed = data instanceof Int8Array || data instanceof Int16Array;
  return Float64Array.from({ length: 65536 }, (_, bits) =>
    scale(signed && bits & 0x8000 ? bits - 65536 : bits),
  );
}
