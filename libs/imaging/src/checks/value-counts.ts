import type { VoxelArray } from '../volume';
import type { Population, Selection } from './selection';

/** How often each value occurs among voxels of 8 or 16 bits. */
export interface ValueCounts {
  /** The value that counts[0] is of; counts[i] is of least + i. */
  readonly least: number;
  readonly counts: Uint32Array;
}

/**
 * Counts the voxels of each value: all that is asked of intensities follows from them without another look at the volume.
 *
 * @returns null for types of more than 16 bits
 */
export function countValues(data: VoxelArray): ValueCounts | null {
  const least = leastOf(data);
  if (least === null) return null;
  const counts = new Uint32Array(2 ** (8 * data.BYTES_PER_ELEMENT));
  for (let i = 0; i < data.length; i += 1) counts[data[i] - least] += 1;
  return { least, counts };
}

function leastOf(data: VoxelArray): number | null {
  if (data instanceof Int16Array) return -(2 ** 15);
  if (data instanceof Int8Array) return -(2 ** 7);
  return data instanceof Uint16Array || data instanceof Uint8Array ? 0 : null;
}

/** Order statistics of counted voxels. */
export class CountedSelection implements Selection {
  readonly count: number;
  private readonly counts: Uint32Array;
  private readonly least: number;

  constructor({ counts, least }: ValueCounts, of: Population) {
    this.least = of === 'positive' ? Math.max(1, least) : least;
    this.counts = counts.subarray(this.least - least);
    this.count = this.counts.reduce((sum, n) => sum + n, 0);
  }

  at(rank: number): number {
    let [value, remaining] = [0, rank];
    while (remaining >= this.counts[value]) remaining -= this.counts[value++];
    return this.least + value;
  }
}
