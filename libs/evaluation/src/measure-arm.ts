import type { EvaluationSettings, Metrics, SliceResult } from '@atrium/contracts';
import { largestComponent, type Frame } from '@atrium/imaging';
import {
  computeMetrics,
  diceOf,
  metricsWithoutReference,
  nearestKey,
  sliceOverlap,
} from '@atrium/metrics';
import type { ArmRun } from './arm-run';

/**
 * Post-processing in protocol order.
 *
 * @param mask 0 or 1 in the radiological frame
 */
export const postprocess = (mask: Uint8Array, { arm }: ArmRun, { size }: Frame): Uint8Array =>
  arm.postprocess.reduce((m, { connectivity }) => largestComponent(m, size, connectivity), mask);

/**
 * A mask's metrics in the radiological frame.
 *
 * @param reference null without a voxel to compare with: volume and components alone are measured
 */
export const measure = (
  reference: Uint8Array | null,
  mask: Uint8Array,
  { size, spacing }: Frame,
  { nsdToleranceMm, convention }: EvaluationSettings,
): Metrics =>
  reference
    ? computeMetrics(reference, mask, size, spacing, nsdToleranceMm, convention)
    : metricsWithoutReference(mask, size, spacing, nsdToleranceMm);

/** One row for each slice that the model was asked about, or that holds a labelled pixel. */
export function sliceResults(
  reference: Uint8Array | null,
  mask: Uint8Array,
  { prompts, boxes, predictedIou, objectScore }: ArmRun,
  { size, spacing }: Frame,
): SliceResult[] {
  return sliceOverlap(reference ?? mask, mask, size).flatMap((overlap, slice) => {
    const box = boxes.get(slice);
    const score = objectScore.get(slice) ?? null;
    if (!box && score === null && overlap.reference + overlap.predicted === 0) return [];
    return {
      slice,
      reference_pixels: reference && overlap.reference,
      predicted_pixels: overlap.predicted,
      dice: reference && diceOf(overlap),
      prompted: prompts.drawn.has(slice),
      object_score: score,
      predicted_iou: predictedIou.get(slice) ?? null,
      distance_mm: distanceToKey(slice, prompts.keySlices, spacing[2]),
      box: box ? [box[0], box[1], box[2], box[3]] : null,
    };
  });
}

function distanceToKey(slice: number, keys: readonly number[], spacing: number): number | null {
  const key = nearestKey(slice, keys);
  return key === null ? null : Math.abs(slice - key) * spacing;
}
