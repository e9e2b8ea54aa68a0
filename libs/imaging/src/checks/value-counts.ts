import type { VoxelArray } from '../volume';
import type { Population, Selection } from './selection';

/** How often each value occurs among voxels of 8 or 16 bits. */
export interface ValueCounts {
  /** The least value that occurs, which counts[0] is of; counts[i] is of least + i, the last one of the greatest. */
  readonly least: number;
  readonly counts: Uint32Array;
}

/**
 * Counts the voxels of each value: all that is asked of intensities follows from them without another look at the volume.
 *
 * @returns null for types of more than 16 bits
 */
export function countValues(data: VoxelArray): ValueCounts | null {
  const { buffer, byteOffset, length } = data;
  if (data instanceof Uint8Array) return trimmed(countBits(data, 2 ** 8), 0);
  if (data instanceof Uint16Array) return trimmed(countBits(data, 2 ** 16), 0);
  if (data instanceof Int8Array)
    return trimmed(
      signed(countBits(new Uint8Array(buffer, byteOffset, length), 2 ** 8)),
      -(2 ** 7),
    );
  if (data instanceof Int16Array)
    return trimmed(
      signed(countBits(new Uint16Array(buffer, byteOffset, length), 2 ** 16)),
      -(2 ** 15),
    );
  return null;
}

/** Tables in turn: neighbours are often equal, and a processor waits where it reads what it has just written. */
const TABLES = 4;
/** Kept from call to call: a megabyte of fresh memory takes longer than counting does. Nothing stays in it. */
const scratch = new Uint32Array(TABLES * 2 ** 16);

function countBits(data: Uint8Array | Uint16Array, values: number): Uint32Array {
  const { length } = data;
  const [second, third, fourth] = [values, 2 * values, 3 * values];
  const whole = length - (length % TABLES);
  for (let i = 0; i < whole; i += TABLES) {
    scratch[data[i]] += 1;
    scratch[second + data[i + 1]] += 1;
    scratch[third + data[i + 2]] += 1;
    scratch[fourth + data[i + 3]] += 1;
  }
  for (let i = whole; i < length; i += 1) scratch[data[i]] += 1;
  for (let i = 0; i < values; i += 1)
    scratch[i] += scratch[second + i] + scratch[third + i] + scratch[fourth + i];
  const counts = scratch.slice(0, values);
  scratch.fill(0, 0, TABLES * values);
  return counts;
}

/** Of bits that are two's complement the upper half is of the negative values. */
function signed(counts: Uint32Array): Uint32Array {
  const half = counts.length / 2;
  const sorted = new Uint32Array(counts.length);
  sorted.set(counts.subarray(half));
  sorted.set(counts.subarray(0, half), half);
  return sorted;
}

function trimmed(counts: Uint32Array, least: number): ValueCounts {
  let [first, end] = [0, counts.length];
  while (first < end && counts[first] === 0) first += 1;
  while (end > first && counts[end - 1] === 0) end -= 1;
  return { least: least + first, counts: counts.subarray(first, end) };
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
