import type { SliceResult } from '@atrium/contracts';

const isLabelled = ({ reference_pixels }: SliceResult): boolean => (reference_pixels ?? 0) > 0;

/**
 * A row of "result_slices": the slices as columns, inferior to superior, and what is made of all of them once, so that no
 * chart needs to: `reach` and `overrun`.
 */
export function columnsOf(resultId: string, unordered: readonly SliceResult[]) {
  const slices = [...unordered].sort((a, b) => a.slice - b.slice);
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
    reach: reachOf(slices),
    overrun: overrunOf(slices),
  };
}

/**
 * The least object score on the way to each slice, its own included: from the prompted slice before it or, inferior of all
 * prompted ones, from the first of these; null of a prompted one. libs/models/src/medsam2/track.ts ends a way so.
 * @param slices inferior to superior
 */
export function reachOf(slices: readonly SliceResult[]): (number | null)[] {
  const first = slices.findIndex(({ prompted }) => prompted);
  const start = first < 0 ? slices.length : first;
  const down = leastSoFar(slices.slice(0, start).reverse()).reverse();
  return [...down, ...leastSoFar(slices.slice(start))];
}

function leastSoFar(way: readonly SliceResult[]): (number | null)[] {
  let least: number | null = null;
  return way.map(({ prompted, object_score: score }) => {
    if (prompted) least = null;
    else if (score !== null) least = least === null ? score : Math.min(least, score);
    return least;
  });
}

/** Whether each slice is predicted beyond the labelled range; nothing is, where nothing is labelled. */
function overrunOf(slices: readonly SliceResult[]): boolean[] {
  const labelled = slices.filter(isLabelled);
  const [first, last] = [labelled.at(0)?.slice, labelled.at(-1)?.slice];
  if (first === undefined || last === undefined) return slices.map(() => false);
  return slices.map(
    ({ slice, predicted_pixels }) => predicted_pixels > 0 && (slice < first || slice > last),
  );
}
