import type { MetricConvention, Metrics } from '@atrium/contracts';
import { componentSizes, type Vec3 } from '@atrium/imaging';
import { overlapOfBits, packMask } from './bit-mask';
import { centroidOf, segmentsOf } from './row-segments';
import { diceOf, iouOf, millilitres, volumeMl } from './overlap';
import { surfaceDistances, type SurfaceDistances } from './surface/distances';
import { monaiSurface } from './surface/monai';
import { averageSurfaceDistance, hausdorff, surfaceDice } from './surface/summaries';

/** The percentile of HD95. */
const ROBUST_PERCENT = 95;

/**
 * Every metric of a prediction against a reference (CONTRACTS section 3).
 *
 * An empty prediction has Dice, IoU, NSD and sensitivity 0, no precision and no distances; without a reference voxel only volumes
 * and the number of components are defined.
 *
 * @param reference,prediction x fastest, then y, then z; above 0 is inside
 * @param size voxels along x, y, z
 * @param spacing mm along x, y, z
 * @param tolerancesMm of NSD, in the order in which they come back
 * @param convention of HD95, HD, ASSD and NSD
 */
export function computeMetrics(
  reference: Uint8Array,
  prediction: Uint8Array,
  size: Vec3,
  spacing: Vec3,
  tolerancesMm: readonly number[],
  convention: MetricConvention = 'surface-distance',
): Metrics {
  const [referenceBits, predictionBits] = [packMask(reference, size), packMask(prediction, size)];
  const counts = overlapOfBits(referenceBits, predictionBits);
  const volumes = {
    volume_ml: millilitres(counts.predicted, spacing),
    reference_volume_ml: millilitres(counts.reference, spacing),
  };
  const segments = segmentsOf(predictionBits);
  const components = componentSizes(segments, size, 26).length;
  if (counts.reference === 0) return { ...undefinedMetrics(tolerancesMm), ...volumes, components };
  const overlaps = {
    dice: diceOf(counts),
    iou: iouOf(counts),
    sensitivity: counts.intersection / counts.reference,
    relative_volume_error: (counts.predicted - counts.reference) / counts.reference,
    components,
  };
  if (counts.predicted === 0)
    return {
      ...undefinedMetrics(tolerancesMm),
      ...overlaps,
      ...volumes,
      nsd: nsdOf(tolerancesMm, () => 0),
    };
  return {
    ...overlaps,
    ...(convention === 'monai'
      ? monaiSurface(reference, prediction, size, spacing, tolerancesMm)
      : surfaceMetrics(surfaceDistances(referenceBits, predictionBits, spacing), tolerancesMm)),
    precision: counts.intersection / counts.predicted,
    centroid_distance_mm: distanceBetween(
      centroidOf(segmentsOf(referenceBits), size, spacing),
      centroidOf(segments, size, spacing),
    ),
    ...volumes,
  };
}

const surfaceMetrics = (surfaces: SurfaceDistances, tolerancesMm: readonly number[]) => ({
  hd95_mm: hausdorff(surfaces, ROBUST_PERCENT),
  hd_mm: hausdorff(surfaces, 100),
  assd_mm: averageSurfaceDistance(surfaces),
  nsd: nsdOf(tolerancesMm, (tolerance) => surfaceDice(surfaces, tolerance)),
});

/**
 * What is known of a prediction without a reference: its volume and its pieces.
 *
 * @param size voxels along x, y, z
 * @param spacing mm along each axis
 * @param tolerancesMm as for {@link computeMetrics}
 */
export const metricsWithoutReference = (
  prediction: Uint8Array,
  size: Vec3,
  spacing: Vec3,
  tolerancesMm: readonly number[],
): Metrics => ({
  ...undefinedMetrics(tolerancesMm),
  volume_ml: volumeMl(prediction, spacing),
  components: componentSizes(segmentsOf(packMask(prediction, size)), size, 26).length,
});

function distanceBetween(a: Vec3 | null, b: Vec3 | null): number | null {
  return a && b ? Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) : null;
}

const nsdOf = (
  tolerancesMm: readonly number[],
  value: (toleranceMm: number) => number | null,
): Metrics['nsd'] =>
  tolerancesMm.map((tolerance) => ({ tolerance_mm: tolerance, value: value(tolerance) }));

const undefinedMetrics = (tolerancesMm: readonly number[]): Metrics => ({
  dice: null,
  iou: null,
  hd95_mm: null,
  assd_mm: null,
  nsd: nsdOf(tolerancesMm, () => null),
  volume_ml: null,
  reference_volume_ml: null,
  sensitivity: null,
  precision: null,
  hd_mm: null,
  relative_volume_error: null,
  centroid_distance_mm: null,
  components: null,
});
