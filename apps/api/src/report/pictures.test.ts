import type { SliceResult } from '@atrium/contracts';
import { worstSlice } from './pictures';

const slice = (
  index: number,
  reference: number | null,
  predicted: number,
  dice: number | null,
): SliceResult => ({
  slice: index,
  reference_pixels: reference,
  predicted_pixels: predicted,
  dice,
  prompted: false,
  object_score: null,
  predicted_iou: null,
  distance_mm: null,
  box: null,
});

it('is the slice on which most pixels are in one mask alone', () => {
  const slices = [slice(3, 100, 100, 0.9), slice(4, 100, 60, 0.7), slice(5, 0, 40, 0)];
  // 20, 48 and 40 pixels.
  expect(worstSlice(slices)).toBe(4);
});

it('is the largest predicted one without a reference, and none of nothing', () => {
  expect(worstSlice([slice(1, null, 10, null), slice(2, null, 30, null)])).toBe(2);
  expect(worstSlice([slice(1, 0, 0, null)])).toBeNull();
  expect(worstSlice([])).toBeNull();
});
