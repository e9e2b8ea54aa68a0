import type { SliceResult } from '@atrium/contracts';

const isLabelled = ({ reference_pixels }: SliceResult): boolean => (reference_pixels ?? 0) > 0;
const isPredicted = ({ predicted_pixels }: SliceResult): boolean => predicted_pixels > 0;

/**
 * A row of "result_curves": what the charts over slices need of a result, made once as it comes in, so that a chart of
 * thousands of results reads little of each.
 * @param slices inferior to superior
 */
export function curvesOf(
  resultId: string,
  slices: readonly SliceResult[],
  keySlices: readonly number[],
) {
  const placed = placedOf(slices, keySlices);
  const reached = reachedOf(slices);
  const reachedColumn = <T>(of: (one: Reached) => T): T[] => reached.map(of);
  return {
    result_id: resultId,
    drift_mm: placed.map(({ mm }) => mm),
    drift_dice: placed.map(({ dice }) => dice),
    reach: reachedColumn(({ reach }) => reach),
    reach_labelled: reachedColumn(({ labelled }) => labelled),
    reach_found: reachedColumn(({ found }) => found),
    reach_dice: reachedColumn(({ dice }) => dice),
    reach_spare: reachedColumn(({ spare }) => spare),
    reach_overrun: reachedColumn(({ overrun }) => overrun),
  };
}

/**
 * The labelled slices by their distance from the key slice, below 0 inferior of it. A key slice owns the slices up to half
 * of the way to the next one, that one included: of two at one distance the more inferior counts, as in libs/metrics.
 */
function placedOf(slices: readonly SliceResult[], keySlices: readonly number[]) {
  const keys = [...keySlices].sort((a, b) => a - b);
  if (keys.length === 0) return [];
  return slices.filter(isLabelled).flatMap(({ slice, dice, distance_mm }) => {
    const nearest = keys.reduce((best, key) =>
      Math.abs(key - slice) < Math.abs(best - slice) ? key : best,
    );
    return distance_mm === null ? [] : [{ mm: Math.sign(slice - nearest) * distance_mm, dice }];
  });
}

/** Slices of one least object score on the way to them: what a threshold above it would cut. */
interface Reached {
  readonly reach: number | null;
  labelled: number;
  /** Labelled and predicted, and the sum of their Dice. */
  found: number;
  dice: number;
  /** Predicted, not labelled; and those of them beyond the labelled range. */
  spare: number;
  overrun: number;
}

/** By rising score, null last. */
function reachedOf(slices: readonly SliceResult[]): Reached[] {
  const scores = reachOf(slices);
  const isBeyond = beyondLabel(slices);
  const found = new Map<number | null, Reached>();
  slices.forEach((slice, i) => {
    const reach = scores[i];
    const sums = found.get(reach) ?? { reach, ...NOTHING };
    found.set(reach, sums);
    add(sums, slice, isBeyond(slice));
  });
  return [...found.values()].sort((a, b) => (a.reach ?? Infinity) - (b.reach ?? Infinity));
}

const NOTHING = { labelled: 0, found: 0, dice: 0, spare: 0, overrun: 0 };

function add(sums: Reached, slice: SliceResult, isBeyond: boolean): void {
  if (isLabelled(slice)) sums.labelled += 1;
  if (!isPredicted(slice)) return;
  if (isLabelled(slice)) {
    sums.found += 1;
    sums.dice += slice.dice ?? 0;
  } else sums.spare += 1;
  if (isBeyond) sums.overrun += 1;
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

/** Whether a slice lies beyond the labelled range; none does, where nothing is labelled. */
function beyondLabel(slices: readonly SliceResult[]): (slice: SliceResult) => boolean {
  const labelled = slices.filter(isLabelled);
  const [first, last] = [labelled.at(0)?.slice, labelled.at(-1)?.slice];
  if (first === undefined || last === undefined) return () => false;
  return ({ slice }) => slice < first || slice > last;
}
