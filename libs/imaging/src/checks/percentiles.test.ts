import type { VoxelArray } from '../volume';
import fc from 'fast-check';
import { fixtureCases } from '../testing/fixtures';
import { countedPercentiles, percentiles } from './percentiles';
import type { Population } from './selection';
import { countValues } from './value-counts';

interface PercentileCase {
  dtype: string;
  data: number[];
  of: Population;
  percentages: number[];
  values: number[];
}

const TYPES = {
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  float32: Float32Array,
  float64: Float64Array,
};
const arrayOf = (dtype: string, values: readonly number[]): VoxelArray => {
  const found = Object.entries(TYPES).find(([name]) => name === dtype);
  if (!found) throw new Error(dtype);
  return found[1].from(values);
};

describe('percentiles', () => {
  it.each(fixtureCases<PercentileCase>('percentiles'))(
    'equals numpy.percentile: $dtype, $of',
    ({ dtype, data, of, percentages, values }) => {
      const voxels = arrayOf(dtype, data);
      expect(percentiles(voxels, of, percentages)).toEqual(values);
      const counts = countValues(voxels);
      expect(counts === null).toBe(voxels.BYTES_PER_ELEMENT > 2);
      if (counts) expect(countedPercentiles(counts, of, percentages)).toEqual(values);
    },
  );

  it('equals a sort, for any numbers', () => {
    const numbers = fc.array(fc.double({ noNaN: true, min: -1e30, max: 1e30 }), { minLength: 1 });
    const types = fc.constantFrom(Float32Array, Float64Array, Int32Array);
    const percentage = fc.integer({ min: 0, max: 8 }).map((n) => 12.5 * n);
    fc.assert(
      fc.property(numbers, types, percentage, (values, type, p) => {
        const data = type.from(values);
        const sorted = [...data].sort((a, b) => a - b);
        const position = (p / 100) * (sorted.length - 1);
        const [below, above] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
        const t = position % 1;
        const expected = t < 0.5 ? below + (above - below) * t : above - (above - below) * (1 - t);
        expect((percentiles(data, 'all', [p]) ?? [])[0] + 0).toBe(expected + 0);
      }),
    );
  });

  it('has none of no voxel', () => {
    expect(percentiles(Int16Array.of(0, -3), 'positive', [50])).toBeNull();
    expect(percentiles(new Float32Array(0), 'all', [50])).toBeNull();
  });
});
