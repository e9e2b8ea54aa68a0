export { packMask, type BitMask } from './bit-mask';
export { driftOf } from './drift';
export { computeMetrics, metricsWithoutReference } from './metrics';
export { nearestKey } from './nearest-key';
export {
  dice,
  diceOf,
  iouOf,
  millilitres,
  type Overlap,
  overlap,
  sliceOverlap,
  volumeMl,
} from './overlap';
export {
  type DirectedDistances,
  type SurfaceDistances,
  surfaceDistances,
} from './surface/distances';
export { averageSurfaceDistance, hausdorff, surfaceDice } from './surface/summaries';
