import { squaredDistance, type Vec3, voxelCount } from '@atrium/imaging';
import type { SurfaceElements } from './elements';
import { RowSearch } from './row-search';

/** One element in so many is searched first, to see how far apart the surfaces are. */
const SAMPLE = 64;
/** Rows looked at per element, beyond which a distance transform of the whole box is faster. */
const MANY_ROWS = 250;

/**
 * Squared distance in mm^2 from every element of one surface to the nearest of another, exact.
 *
 * Surfaces that lie close are searched row by row outward from each element; where they lie far apart, a distance
 * transform of the whole box takes less time. Both give the same numbers.
 *
 * @param from,to elements on the corners of one box
 */
export function nearestSquared(
  from: SurfaceElements,
  to: SurfaceElements,
  spacing: Vec3,
): Float64Array {
  const search = new RowSearch(to, spacing);
  const sample = from.indices.filter((_, i) => i % SAMPLE === 0);
  for (const corner of sample) search.squaredFrom(corner);
  if (search.rows > MANY_ROWS * sample.length) return byTransform(from, to, spacing);
  return bySearch(from, search);
}

/** By {@link RowSearch}. */
export const bySearch = (from: SurfaceElements, search: RowSearch): Float64Array =>
  Float64Array.from(from.indices, (corner) => search.squaredFrom(corner));

/** By imaging's distance transform. */
export function byTransform(
  from: SurfaceElements,
  to: SurfaceElements,
  spacing: Vec3,
): Float64Array {
  const corners = new Uint8Array(voxelCount(to.size));
  for (const corner of to.indices) corners[corner] = 1;
  const squared = squaredDistance(corners, to.size, spacing);
  return Float64Array.from(from.indices, (corner) => squared[corner]);
}
