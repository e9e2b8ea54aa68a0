import type { VoxelArray } from '../volume';
import { RadixSelection } from './radix-selection';
import type { Population, Selection } from './selection';
import { CountedSelection, countValues, type ValueCounts } from './value-counts';

/**
 * Exact percentiles of the voxels, interpolated linearly between order statistics as `numpy.percentile` does, in
 * float64 and without sorting or copying: voxels of 8 and 16 bits are counted, wider ones selected by their digits.
 *
 * @param percentages in 0..100
 * @returns a value for each, or null when no voxel counts
 */
export function percentiles(
  data: VoxelArray,
  of: Population,
  percentages: readonly number[],
): number[] | null {
  const counts = countValues(data);
  return counts
    ? countedPercentiles(counts, of, percentages)
    : interpolate(new RadixSelection(data, of), percentages);
}

/** The same of voxels that were counted. */
export const countedPercentiles = (
  counts: ValueCounts,
  of: Population,
  percentages: readonly number[],
): number[] | null => interpolate(new CountedSelection(counts, of), percentages);

function interpolate(selection: Selection, percentages: readonly number[]): number[] | null {
  if (selection.count === 0) return null;
  return percentages.map((percentage) => {
    const position = (percentage / 100) * (selection.count - 1);
    const below = Math.floor(position);
    const a = selection.at(below);
    const b = selection.at(Math.min(below + 1, selection.count - 1));
    return lerp(a, b, position - below);
  });
}

// numpy's _lerp: from the nearer end, so that the result is monotonic in t.
const lerp = (a: number, b: number, t: number): number =>
  t < 0.5 ? a + (b - a) * t : b - (b - a) * (1 - t);
