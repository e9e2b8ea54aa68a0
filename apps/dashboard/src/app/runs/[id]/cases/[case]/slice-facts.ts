import type { SliceResult } from '@atrium/contracts';

/** Slices with a Dice, the worst first; equal ones inferior to superior. */
export const worstFirst = (slices: readonly SliceResult[]): SliceResult[] =>
  slices
    .filter(({ dice }) => dice !== null)
    .sort((a, b) => (a.dice ?? 0) - (b.dice ?? 0) || a.slice - b.slice);

/**
 * Where "worst slice" leads: to the worst, and from there to the next worst, until the last leads to the worst again.
 *
 * @param reached the slice that it led to last, while that one is still looked at
 * @returns null where no slice has a Dice
 */
export function nextWorst(slices: readonly SliceResult[], reached: number | null): number | null {
  const order = worstFirst(slices).map(({ slice }) => slice);
  if (order.length === 0) return null;
  const place = reached === null ? -1 : order.indexOf(reached);
  return order[(place + 1) % order.length];
}

/** The first and the last slice with a pixel of the reference. */
export function labelledRange(slices: readonly SliceResult[]): readonly [number, number] | null {
  const labelled = slices.filter(({ reference_pixels }) => (reference_pixels ?? 0) > 0);
  if (labelled.length === 0) return null;
  const indices = labelled.map(({ slice }) => slice);
  return [Math.min(...indices), Math.max(...indices)];
}

/** The slice that a case opens at: where the target is largest, else the middle of the volume. */
export function firstSlice(slices: readonly SliceResult[], depth: number): number {
  const area = (one: SliceResult) => one.reference_pixels ?? one.predicted_pixels;
  const largest = slices.reduce<SliceResult | null>(
    (best, one) => (best === null || area(one) > area(best) ? one : best),
    null,
  );
  return largest ? Math.min(largest.slice, depth - 1) : Math.floor((depth - 1) / 2);
}
