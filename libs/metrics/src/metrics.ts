import type { Metrics } from '@atrium/contracts';
import type { Vec3 } from '@atrium/imaging';
import { overlapOfBits, packMask } from './bit-mask';
import { diceOf, iouOf, millilitres, volumeMl } from './overlap';
import { surfaceDistances } from './surface/distances';
import { averageSurfaceDistance, hausdorff, surfaceDice } from './surface/summaries';

/** The percentile of HD95. */
const ROBUST_PERCENT = 95;

/**
 * Every metric of a prediction against a reference (CONTRACTS section 3).
 *
 * An empty prediction has Dice, IoU and NSD 0 and no distances; without a reference voxel only volumes are defined.
 *
 * @param reference,prediction x fastest, then y, then z; above 0 is inside
 * @param size voxels along x, y, z
 * @param spacing mm along x, y, z
 * @param tolerancesMm of NSD, in the order in which they come back
 */
export function computeMetrics(
  reference: Uint8Array,
  prediction: Uint8Array,
  size: Vec3,
  spacing: Vec3,
  tolerancesMm: readonly number[],
): Metrics {
  const [referenceBits, predictionBits] = [packMask(reference, size), packMask(prediction, size)];
  const counts = overlapOfBits(referenceBits, predictionBits);
  const volumes = {
    volume_ml: millilitres(counts.predicted, spacing),
    reference_volume_ml: millilitres(counts.reference, spacing),
  };
  if (counts.reference === 0) return { ...undefinedMetrics(tolerancesMm), ...volumes };
  const overlaps = { dice: diceOf(counts), iou: iouOf(counts) };
  if (counts.predicted === 0)
    return {
      ...undefinedMetrics(tolerancesMm),
      ...overlaps,
      ...volumes,
      nsd: nsdOf(tolerancesMm, () => 0),
    };
  const surfaces = surfaceDistances(referenceBits, predictionBits, spacing);
  return {
    ...overlaps,
    hd95_mm: hausdorff(surfaces, ROBUST_PERCENT),
    assd_mm: averageSurfaceDistance(surfaces),
    nsd: nsdOf(tolerancesMm, (tolerance) => surfaceDice(surfaces, tolerance)),
    ...volumes,
  };
}

/**
 * What is known of a prediction without a reference: its volume.
 *
 * @param spacing mm along each axis
 * @param tolerancesMm as for {@link computeMetrics}
 */
export const metricsWithoutReference = (
  prediction: Uint8Array,
  spacing: Vec3,
  tolerancesMm: readonly number[],
): Metrics => ({ ...undefinedMetrics(tolerancesMm), volume_ml: volumeMl(prediction, spacing) });

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
});
