import type { GreyWindow, ImageFacts } from '@atrium/contracts';
import type { VoxelArray } from '@atrium/imaging';

/** Voxels that percentiles are taken of: enough that sorting them takes a blink and their error cannot be seen. */
const SAMPLE = 40_000;
const PERCENTAGES = [0.5, 1, 5, 25, 50, 75, 95, 99, 99.5] as const;

/** What is left when the golden ratio's multiples lose their whole part lies evenly, in step with no row length. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Percentages with their values, ascending, of voxels spread evenly over a scan: those above 0, or all where none is. */
export function percentilesOf(data: VoxelArray): ImageFacts['percentiles'] {
  const sorted = sampleOf(data);
  return PERCENTAGES.map((percentage) => [
    percentage,
    sorted[Math.round((percentage / 100) * (sorted.length - 1))],
  ]);
}

/** The window that a scan is first shown with: from its 0.5 to its 99.5 percentile. */
export function automaticWindow(percentiles: ImageFacts['percentiles']): GreyWindow {
  const low = percentiles[0][1];
  const high = percentiles[percentiles.length - 1][1];
  // One intensity alone: any window around it shows as much.
  return high > low ? { low, high } : { low, high: low + 1 };
}

/** The least and the greatest intensity. */
export function rangeOf(data: VoxelArray): { min: number; max: number } {
  let min = data[0];
  let max = data[0];
  for (let i = 1; i < data.length; i += 1) {
    const value = data[i];
    if (value < min) min = value;
    else if (value > max) max = value;
  }
  return { min, max };
}

/** Sorted; without what is 0 or below, since air around the patient is often 0. */
function sampleOf(data: VoxelArray): Float64Array {
  const count = Math.min(SAMPLE, data.length);
  const at =
    count === data.length
      ? (i: number) => i
      : (i: number) => Math.floor(((i * GOLDEN) % 1) * data.length);
  const all = Float64Array.from({ length: count }, (_, i) => data[at(i)]);
  const positive = all.filter((value) => value > 0);
  return (positive.length > 0 ? positive : all).sort();
}

/**
 * Intensities as shades of grey: 0 up to `low`, 255 from `high`, linear between, rounded to the nearest (halves to even).
 *
 * @returns one byte per value
 */
export function toGrey(values: VoxelArray, { low, high }: GreyWindow): Uint8Array {
  // Clamps and rounds by itself.
  const grey = new Uint8ClampedArray(values.length);
  for (let i = 0; i < values.length; i += 1) grey[i] = ((values[i] - low) * 255) / (high - low);
  return new Uint8Array(grey.buffer);
}
