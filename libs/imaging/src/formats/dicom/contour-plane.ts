import { ok, type Result } from '@atrium/contracts';
import type { Vec3 } from '../../volume';
import { offGrid } from './label-volume';
import { ON_VOXEL } from './plane-on-grid';
import type { Polygon } from './polygon';

/** A slice of a grid along one of its axes, with the contours on it. */
export interface ContourPlane {
  /** Which slice along which axis. */
  readonly key: string;
  readonly polygons: Polygon[];
  readonly width: number;
  readonly height: number;
  /** The voxel at a place of the slice, in disk order. */
  readonly voxel: (x: number, y: number) => number;
}

const AXES = [2, 1, 0] as const;

/**
 * The slice of a grid that a contour lies on.
 *
 * @param points of the contour as (fractional) voxel indices
 * @returns GRID_MISMATCH where it lies on none, within 0.1 voxel
 */
export function planeOf(points: readonly Vec3[], shape: Vec3): Result<ContourPlane> {
  const offOf = (axis: 0 | 1 | 2): number =>
    points.reduce(
      (worst, point) => Math.max(worst, Math.abs(point[axis] - Math.round(points[0][axis]))),
      0,
    );
  const axis = AXES.reduce((best, next) => (offOf(next) < offOf(best) ? next : best));
  const slice = Math.round(points[0][axis]);
  const off = offOf(axis);
  if (!(off <= ON_VOXEL)) return offGrid(`a contour ${off.toFixed(2)} voxel off any slice`);
  if (slice < 0 || slice >= shape[axis]) return offGrid('a contour beyond the last slice');
  const [u, v] = ([0, 1, 2] as const).filter((other) => other !== axis);
  const strides = [1, shape[0], shape[0] * shape[1]];
  return ok({
    key: `${axis} ${slice}`,
    polygons: [points.map((point) => [point[u], point[v]] as const)],
    width: shape[u],
    height: shape[v],
    voxel: (x, y) => x * strides[u] + y * strides[v] + slice * strides[axis],
  });
}
