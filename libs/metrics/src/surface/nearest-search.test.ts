import { squaredDistance, type Vec3, voxelCount } from '@atrium/imaging';
import fc from 'fast-check';
import { packMask } from '../bit-mask';
import { elementAreas } from './element-areas';
import { type SurfaceElements, surfaceElements } from './elements';
import { NearestSearch } from './nearest-search';

const surfaceOf = (mask: Uint8Array, size: Vec3, spacing: Vec3): SurfaceElements => {
  const whole = { min: [0, 0, 0], max: [size[0] - 1, size[1] - 1, size[2] - 1] } as const;
  return surfaceElements(packMask(mask, size), whole, elementAreas(spacing));
};

/** By imaging's distance transform of the whole box. */
function byTransform(from: SurfaceElements, to: SurfaceElements, spacing: Vec3): Float64Array {
  const corners = new Uint8Array(voxelCount(to.size));
  for (const corner of to.indices) corners[corner] = 1;
  const squared = squaredDistance(corners, to.size, spacing);
  return Float64Array.from(from.indices, (corner) => squared[corner]);
}

it('the search and the transform agree to the last bits (property)', () => {
  const length = fc.integer({ min: 1, max: 8 });
  const zoom = fc.double({ min: 0.2, max: 6, noNaN: true });
  const voxels = fc.uniqueArray(fc.nat({ max: 511 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(
      fc.tuple(length, length, length),
      fc.tuple(zoom, zoom, zoom),
      voxels,
      voxels,
      (size, spacing, first, second) => {
        const mask = (inside: number[]): Uint8Array => {
          const made = new Uint8Array(size[0] * size[1] * size[2]);
          for (const index of inside) made[index % made.length] = 1;
          return made;
        };
        const from = surfaceOf(mask(first), size, spacing);
        const to = surfaceOf(mask(second), size, spacing);
        const searched = new NearestSearch(to, spacing).squaredFrom(from.indices);
        const transformed = byTransform(from, to, spacing);
        searched.forEach((value, i) => expect(value).toBeCloseTo(transformed[i], 9));
      },
    ),
  );
});

it('finds surfaces that lie close and ones that lie far apart', () => {
  const size: Vec3 = [60, 60, 60];
  const plate = (z: number): SurfaceElements => {
    const mask = new Uint8Array(60 ** 3);
    mask.fill(1, z * 3600, (z + 1) * 3600);
    return surfaceOf(mask, size, [1, 1, 2]);
  };
  const [low, near, far] = [plate(3), plate(6), plate(55)];
  for (const [to, mm] of [
    [near, 4],
    [far, 102],
  ] as const) {
    const nearest = new NearestSearch(to, [1, 1, 2]).squaredFrom(low.indices);
    // Elements lie above and below a plate: 2 mm apart.
    expect(new Set(nearest)).toEqual(new Set([mm ** 2, (mm + 2) ** 2]));
  }
});
