import fc from 'fast-check';
import { fixtureCases } from '../testing/fixtures';
import type { Vec3 } from '../volume';
import { boundingBox } from './bounding-box';
import { type Connectivity, largestComponent } from './components';
import { squaredDistance } from './distance';

interface DistanceCase {
  size: Vec3;
  spacing: Vec3;
  mask: number[];
  distance: number[];
}

interface ComponentCase {
  size: Vec3;
  connectivity: Connectivity;
  mask: number[];
  largest: number[];
}

describe('squaredDistance', () => {
  it.each(fixtureCases<DistanceCase>('distance'))('equals SciPy on $size', (expected) => {
    const { size, spacing, mask, distance } = expected;
    const squared = squaredDistance(Uint8Array.from(mask), size, spacing);
    squared.forEach((value, index) => expect(Math.sqrt(value)).toBeCloseTo(distance[index], 12));
  });

  it('is infinite without a feature', () => {
    expect([...squaredDistance(new Uint8Array(8), [2, 2, 2], [1, 1, 1])]).toEqual(
      new Array(8).fill(Infinity),
    );
  });

  it('equals brute force (property)', () => {
    const length = fc.integer({ min: 1, max: 6 });
    const spacing = fc.double({ min: 0.1, max: 9, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(length, length, length),
        fc.tuple(spacing, spacing, spacing),
        fc.array(fc.boolean(), { minLength: 216, maxLength: 216 }),
        (size, zooms, bits) => {
          const mask = Uint8Array.from(bits.slice(0, size[0] * size[1] * size[2]), Number);
          const found = squaredDistance(mask, size, zooms);
          bruteForce(mask, size, zooms).forEach((value, index) => {
            if (value === Infinity) expect(found[index]).toBe(Infinity);
            else expect(found[index] / Math.max(value, 1e-9)).toBeCloseTo(value > 0 ? 1 : 0, 9);
          });
        },
      ),
    );
  });
});

function bruteForce(mask: Uint8Array, [w, h]: Vec3, spacing: Vec3): number[] {
  const at = (index: number): number[] => [
    index % w,
    Math.floor(index / w) % h,
    Math.floor(index / (w * h)),
  ];
  const features = [...mask.keys()].filter((index) => mask[index] > 0).map(at);
  return [...mask.keys()].map((index) => {
    const here = at(index);
    const squares = features.map((there) =>
      there.reduce((sum, value, axis) => sum + (spacing[axis] * (value - here[axis])) ** 2, 0),
    );
    return Math.min(Infinity, ...squares);
  });
}

describe('largestComponent', () => {
  it.each(fixtureCases<ComponentCase>('components'))(
    'equals SciPy on $size with connectivity $connectivity',
    ({ size, connectivity, mask, largest }) => {
      const input = Uint8Array.from(mask);
      expect([...largestComponent(input, size, connectivity)]).toEqual(largest);
      expect([...input]).toEqual(mask);
    },
  );

  it('keeps nothing of an empty mask, and the first of two equal components', () => {
    expect([...largestComponent(new Uint8Array(3), [3, 1, 1], 6)]).toEqual([0, 0, 0]);
    expect([...largestComponent(Uint8Array.of(0, 7, 0, 1), [4, 1, 1], 26)]).toEqual([0, 1, 0, 0]);
  });

  it('does not reach over the edge of a row', () => {
    expect([...largestComponent(Uint8Array.of(0, 0, 1, 1, 0, 0), [3, 2, 1], 6)]).toEqual([
      0, 0, 1, 0, 0, 0,
    ]);
  });
});

describe('boundingBox', () => {
  it('holds the extreme voxels', () => {
    const mask = new Uint8Array(4 * 3 * 2);
    mask[1] = 1;
    mask[3 + 4 * (2 + 3 * 1)] = 5;
    expect(boundingBox(mask, [4, 3, 2])).toEqual({ min: [1, 0, 0], max: [3, 2, 1] });
    expect(boundingBox(new Uint8Array(24), [4, 3, 2])).toBeNull();
  });
});
