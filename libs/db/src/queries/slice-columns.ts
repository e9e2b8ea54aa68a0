import type { SliceResult } from '@atrium/contracts';

/**
 * A row of "result_slices": the slices as columns.
 * @param slices inferior to superior
 */
export function columnsOf(resultId: string, slices: readonly SliceResult[]) {
  const column = <T>(of: (slice: SliceResult) => T): T[] => slices.map(of);
  return {
    result_id: resultId,
    slice: column(({ slice }) => slice),
    reference_pixels: column(({ reference_pixels }) => reference_pixels),
    predicted_pixels: column(({ predicted_pixels }) => predicted_pixels),
    dice: column(({ dice }) => dice),
    prompted: column(({ prompted }) => prompted),
    object_score: column(({ object_score }) => object_score),
    predicted_iou: column(({ predicted_iou }) => predicted_iou),
    distance_mm: column(({ distance_mm }) => distance_mm),
    x0: column(({ box }) => box?.[0] ?? null),
    y0: column(({ box }) => box?.[1] ?? null),
    x1: column(({ box }) => box?.[2] ?? null),
    y1: column(({ box }) => box?.[3] ?? null),
  };
}
