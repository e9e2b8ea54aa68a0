import fc from 'fast-check';
import { radiologicalFrame, type Vec3, type Volume, type VoxelArray } from '@atrium/imaging';
import { turned, volume } from '../testing/volumes';
import { summariseVoxels } from './intensity';
import { pixelsSha256 } from './pixels';

const hashOf = ({ grid, data }: Volume) =>
  pixelsSha256(data, radiologicalFrame(grid), summariseVoxels(data).range);
const hashAs = (data: VoxelArray, shape: Vec3) => hashOf(volume(data, shape));

describe('pixelsSha256', () => {
  it('is that of the narrowest type', () => {
    // printf 'atrium/pixels@1 Uint8Array 3 1 1\n\001\002\377' | sha256sum
    expect(hashAs(Float64Array.of(1, 2, 255), [3, 1, 1])).toBe(
      '7d569e94db780891a176c4593ca1cd2b55767d2543eb4724380e0f2e75eded4e',
    );
  });

  it('asks neither for the type nor for the way of storing (property)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 70000 }), { minLength: 24, maxLength: 24 }),
        (values) => {
          const scan = volume(Int32Array.from(values), [4, 3, 2]);
          const hash = hashOf(scan);
          expect(hashOf(turned(scan))).toBe(hash);
          expect(hashOf({ ...scan, data: Float32Array.from(values) })).toBe(hash);
          expect(hashOf({ ...scan, data: Float64Array.from(values) })).toBe(hash);
        },
      ),
    );
  });

  it('is another for another voxel or size (property)', () => {
    const value = fc.oneof(
      fc.integer({ min: -9, max: 300 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 6, maxLength: 6 }),
        fc.nat(5),
        value,
        (values, at, other) => {
          const changed = values.map((kept, i) => (i === at ? other : kept));
          const [a, b] = [values, changed].map((all) => hashAs(Float64Array.from(all), [3, 2, 1]));
          expect(a === b).toBe(values[at] === other);
          expect(hashAs(Float64Array.from(values), [2, 3, 1])).not.toBe(a);
        },
      ),
    );
  });

  it.each([
    ['-0 and 0', Float32Array.of(-0, 0.5), Float32Array.of(0, 0.5)],
    [
      'single and double precision',
      Float32Array.of(0.1, 0.5),
      Float64Array.of(Math.fround(0.1), 0.5),
    ],
    ['integers beyond 32 bits', Float32Array.of(2 ** 40), Float64Array.of(2 ** 40)],
  ])('is one for %s', (_, a, b) =>
    expect(hashAs(a, [a.length, 1, 1])).toBe(hashAs(b, [b.length, 1, 1])),
  );

  it('tells doubles apart that are one in single precision', () => {
    expect(hashAs(Float64Array.of(0.1), [1, 1, 1])).not.toBe(
      hashAs(Float64Array.of(Math.fround(0.1)), [1, 1, 1]),
    );
  });
});
