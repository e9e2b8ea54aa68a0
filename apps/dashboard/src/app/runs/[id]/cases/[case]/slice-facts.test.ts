import type { SliceResult } from '@atrium/contracts';
import { firstSlice, labelledRange, nextWorst, worstFirst } from './slice-facts';

const row = (slice: number, dice: number | null, reference: number | null = 10): SliceResult => ({
  slice,
  reference_pixels: reference,
  predicted_pixels: 5 + slice,
  dice,
  prompted: false,
  object_score: null,
  predicted_iou: null,
  distance_mm: null,
  box: null,
});
const SLICES = [row(3, 0.9, 4), row(4, 0.2, 9), row(5, 0.2, 2), row(6, null, 0), row(7, 0.5, 7)];

it('orders slices by Dice, the worst first, undefined ones left out', () => {
  expect(worstFirst(SLICES).map(({ slice }) => slice)).toEqual([4, 5, 7, 3]);
});

it('goes from the worst to the next worst and round again', () => {
  expect([null, 4, 5, 7, 3].map((reached) => nextWorst(SLICES, reached))).toEqual([4, 5, 7, 3, 4]);
  expect(nextWorst([row(1, null)], null)).toBeNull();
});

it('finds the labelled range', () => {
  expect(labelledRange(SLICES)).toEqual([3, 7]);
  expect(labelledRange([row(1, null, 0), row(2, null, null)])).toBeNull();
});

it('opens where the target is largest', () => {
  expect(firstSlice(SLICES, 20)).toBe(4);
  expect(firstSlice([row(1, null, null), row(2, null, null)], 20)).toBe(2);
  expect(firstSlice([], 20)).toBe(9);
});
