import type { Vec3 } from '@atrium/imaging';
import { boundsOf, type BitMask } from '../bit-mask';
import { elementAreas } from './element-areas';
import { type SurfaceElements, surfaceElements } from './elements';
import { NearestSearch } from './nearest-search';

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
 * @param reference,prediction of one size, neither empty
 * @param spacing mm along x, y, z
 */
export function surfaceDistances(
  reference: BitMask,
  prediction: BitMask,
  spacing: Vec3,
): SurfaceDistances {
  const box = boundsOf(reference, prediction);
  if (!box) throw new RangeError('an empty mask has no surface');
  const areas = elementAreas(spacing);
  const ofReference = surfaceElements(reference, box, areas);
  const ofPrediction = surfaceElements(prediction, box, areas);
  return {
    toPrediction: directed(ofReference, ofPrediction, spacing),
    toReference: directed(ofPrediction, ofReference, spacing),
  };
}

function directed(from: SurfaceElements, to: SurfaceElements, spacing: Vec3): DirectedDistances {
  const distances = new NearestSearch(to, spacing).squaredFrom(from.indices);
  const { areas } = from;
  let area = 0;
  for (let i = 0; i < distances.length; i += 1) {
    distances[i] = Math.sqrt(distances[i]);
    area += areas[i];
  }
  return { distances, areas, area };
}
