import type { Metrics, SliceResult } from '@atrium/contracts';
import { largestComponent, type Frame } from '@atrium/imaging';
import { computeMetrics, sliceOverlap, volumeMl } from '@atrium/metrics';
import type { ArmRun } from './arm-run';

/**
 * Post-processing in protocol order.
 *
 * @param mask 0 or 1 in the radiological frame
 */
export const postprocess = (mask: Uint8Array, { arm }: ArmRun, { size }: Frame): Uint8Array =>
  arm.postprocess.reduce((m, { connectivity }) => largestComponent(m, size, connectivity), mask);

/** A mask's metrics in the radiological frame; without a usable reference its volume alone. */
export function measure(
  reference: Uint8Array | null,
  mask: Uint8Array,
  { size, spacing }: Frame,
  tolerancesMm: readonly number[],
): Metrics {
  if (reference) return computeMetrics(reference, mask, size, spacing, tolerancesMm);
  return {
    dice: null,
    iou: null,
    hd95_mm: null,
    assd_mm: null,
    nsd: tolerancesMm.map((tolerance_mm) => ({ tolerance_mm, value: null })),
    volume_ml: volumeMl(mask, spacing),
    reference_volume_ml: null,
  };
}

/** One row for each slice that holds a box, a labelled pixel or a predicted one. */
export function sliceResults(
  reference: Uint8Array | null,
  mask: Uint8Array,
  { prompts, boxes, predictedIou }: ArmRun,
  { size, spacing }: Frame,
): SliceResult[] {
  const empty = new Uint8Array(reference ? 0 : mask.length);
  return sliceOverlap(reference ?? empty, mask, size).flatMap((overlap, slice) => {
    const { predicted, intersection } = overlap;
    const box = boxes.get(slice);
    if (!box && overlap.reference + predicted === 0) return [];
    const pixels = overlap.reference + predicted;
    return {
      slice,
      reference_pixels: reference ? overlap.reference : null,
      predicted_pixels: predicted,
      dice: reference && pixels > 0 ? (2 * intersection) / pixels : null,
      prompted: prompts.drawn.has(slice),
      object_score: null,
      predicted_iou: predictedIou.get(slice) ?? null,
      distance_mm: distanceToKey(slice, prompts.keySlices, spacing[2]),
      box: box ? [...box] : null,
    };
  });
}

const distanceToKey = (slice: number, keys: readonly number[], spacing: number): number | null =>
  keys.length > 0 ? Math.min(...keys.map((key) => Math.abs(slice - key))) * spacing : null;
