import type { VoxelArray } from '../volume';
import type { Population, Selection } from './selection';

const DIGITS = 65536;
const isFloat = (data: VoxelArray): boolean =>
  data instanceof Float32Array || data instanceof Float64Array;

/** Bits to flip in a value's first and further digits so that unsigned keys sort as the values do. */
interface Flip {
  readonly first: number;
  readonly further: number;
}
const NOTHING: Flip = { first: 0, further: 0 };
const SIGN: Flip = { first: 0x8000, further: 0 };
const EVERYTHING: Flip = { first: 0xffff, further: 0xffff };

function flips(data: VoxelArray): { whenSet: Flip; whenClear: Flip } {
  if (isFloat(data)) return { whenSet: EVERYTHING, whenClear: SIGN };
  const flip = data instanceof Int32Array ? SIGN : NOTHING;
  return { whenSet: flip, whenClear: flip };
}

/** Order statistics of voxels of 32 or 64 bits by their bits, most significant 16 first: without sorting or copying. */
export class RadixSelection implements Selection {
  readonly count: number;
  private readonly words: Uint16Array;
  /** Digits that a value has. */
  private readonly levels: number;
  private readonly flips: ReturnType<typeof flips>;
  private readonly firstHistogram: Uint32Array;

  constructor(
    private readonly data: VoxelArray,
    private readonly of: Population,
  ) {
    const { buffer, byteOffset, length, BYTES_PER_ELEMENT: bytes } = data;
    this.levels = bytes / 2;
    this.words = new Uint16Array(buffer, byteOffset, length * this.levels);
    this.flips = flips(data);
    this.firstHistogram = this.histogram([]);
    this.count = this.firstHistogram.reduce((sum, n) => sum + n, 0);
  }

  at(rank: number): number {
    const key: number[] = [];
    let remaining = rank;
    let histogram = this.firstHistogram;
    for (;;) {
      let digit = 0;
      while (remaining >= histogram[digit]) remaining -= histogram[digit++];
      key.push(digit);
      if (key.length === this.levels) return this.value(key);
      histogram = this.histogram(key);
    }
  }

  /** How often each next digit occurs among the voxels whose keys begin with `prefix`. */
  private histogram(prefix: readonly number[]): Uint32Array {
    const { data, words, levels } = this;
    const { whenSet, whenClear } = this.flips;
    const histogram = new Uint32Array(DIGITS);
    const all = this.of === 'all';
    const level = prefix.length;
    // Little-endian: a value's most significant word is its last.
    for (let i = 0, word = levels - 1; i < data.length; i++, word += levels) {
      if (!all && !(data[i] > 0)) continue;
      const flip = words[word] & 0x8000 ? whenSet : whenClear;
      let matches = true;
      for (let l = 0; matches && l < level; l++) {
        matches = (words[word - l] ^ (l === 0 ? flip.first : flip.further)) === prefix[l];
      }
      if (matches) histogram[words[word - level] ^ (level === 0 ? flip.first : flip.further)]++;
    }
    return histogram;
  }

  /** The voxel of a whole key. */
  private value(key: readonly number[]): number {
    const { data, levels } = this;
    const { whenSet, whenClear } = this.flips;
    const flip = isFloat(data) && !(key[0] & 0x8000) ? whenSet : whenClear;
    const words = new Uint16Array(levels);
    key.forEach((digit, l) => {
      words[levels - 1 - l] = digit ^ (l === 0 ? flip.first : flip.further);
    });
    const { constructor: type } = data;
    return new (type as new (buffer: ArrayBuffer) => VoxelArray)(words.buffer)[0];
  }
}
