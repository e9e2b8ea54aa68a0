import { type CaseWarning, fail, ok, type Result } from '@atrium/contracts';
import type { Grid, Vec3 } from '../volume';
import { applyAffine, inverse, linearPart } from './affine';

/** Voxels by which corners may be apart before image and reference count as different grids. */
const MISMATCH = 0.1;
/** Voxels beyond which the difference is worth a warning. */
const OFFSET = 0.001;

/**
 * Whether two grids are the same (CONTRACTS section 3): equal shapes and no corner voxel off by more than 0.1 voxel.
 *
 * @param image the grid in whose voxels the distance is measured
 * @returns a warning GRID_OFFSET beyond 0.001 voxel, null below; the issue GRID_MISMATCH otherwise
 */
export function sameGrid(image: Grid, reference: Grid): Result<CaseWarning | null> {
  if (image.shape.some((length, axis) => length !== reference.shape[axis]))
    return mismatch(
      `expected the image's shape ${image.shape.join(' x ')}, found ${reference.shape.join(' x ')}`,
    );
  const offset = cornerOffset(image, reference);
  if (!(offset <= MISMATCH))
    return mismatch(
      `expected corner voxels within ${MISMATCH} voxel of the image's, found one ${offset.toFixed(3)} voxel off`,
    );
  if (offset <= OFFSET) return ok(null);
  const message = `the reference's grid is up to ${offset.toFixed(4)} voxel off the image's`;
  return ok({ code: 'GRID_OFFSET', message });
}

const mismatch = (message: string): Result<never> =>
  fail({ code: 'GRID_MISMATCH', file: 'reference', message: `reference: ${message}` });

/** The largest distance between equal corners of two grids of one shape, in voxels of the first. */
export function cornerOffset(a: Grid, b: Grid): number {
  const toVoxels = inverse(linearPart(a.affine));
  return Math.max(...corners(a.shape).map((corner) => offsetAt(corner, a, b, toVoxels)));
}

function offsetAt(corner: Vec3, a: Grid, b: Grid, toVoxels: readonly number[]): number {
  const inA = applyAffine(a.affine, corner);
  const [dx, dy, dz] = applyAffine(b.affine, corner).map((mm, axis) => mm - inA[axis]);
  const along = (r: number): number =>
    toVoxels[r] * dx + toVoxels[r + 1] * dy + toVoxels[r + 2] * dz;
  return Math.hypot(along(0), along(3), along(6));
}

const corners = ([i, j, k]: Vec3): Vec3[] =>
  [0, i - 1].flatMap((x) => [0, j - 1].flatMap((y) => [0, k - 1].map((z): Vec3 => [x, y, z])));
