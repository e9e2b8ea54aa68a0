import { boundingBox, type Vec3, type VoxelBox } from '@atrium/imaging';
import { elementAreas } from './element-areas';
import { type SurfaceElements, surfaceElements } from './elements';
import { nearestSquared } from './nearest';

/** Elements of one surface, each with its distance to the nearest element of the other; in no order. */
export interface DirectedDistances {
  /** mm */
  readonly distances: Float64Array;
  /** mm^2 */
  readonly areas: Float64Array;
  /** Sum of the areas. */
  readonly area: number;
}

/** Both directions between two surfaces. */
export interface SurfaceDistances {
  readonly toPrediction: DirectedDistances;
  readonly toReference: DirectedDistances;
}

/**
 * Distances between the surfaces of two masks, as compute_surface_distances of surface-distance 0.1: every surface
 * metric is made of them.
 *
 * @param reference,prediction neither empty; x fastest, then y, then z; above 0 is inside
 * @param spacing mm along x, y, z
 */
export function surfaceDistances(
  reference: Uint8Array,
  prediction: Uint8Array,
  size: Vec3,
  spacing: Vec3,
): SurfaceDistances {
  const box = union(boxOf(reference, size), boxOf(prediction, size));
  const areas = elementAreas(spacing);
  const ofReference = surfaceElements(reference, size, box, areas);
  const ofPrediction = surfaceElements(prediction, size, box, areas);
  return {
    toPrediction: directed(ofReference, ofPrediction, spacing),
    toReference: directed(ofPrediction, ofReference, spacing),
  };
}

function directed(from: SurfaceElements, to: SurfaceElements, spacing: Vec3): DirectedDistances {
  return {
    distances: nearestSquared(from, to, spacing).map(Math.sqrt),
    areas: from.areas,
    area: from.areas.reduce((sum, area) => sum + area, 0),
  };
}

function boxOf(mask: Uint8Array, size: Vec3): VoxelBox {
  const box = boundingBox(mask, size);
  if (!box) throw new RangeError('an empty mask has no surface');
  return box;
}

function union(a: VoxelBox, b: VoxelBox): VoxelBox {
  const low = (axis: number): number => Math.min(a.min[axis], b.min[axis]);
  const high = (axis: number): number => Math.max(a.max[axis], b.max[axis]);
  return { min: [low(0), low(1), low(2)], max: [high(0), high(1), high(2)] };
}
