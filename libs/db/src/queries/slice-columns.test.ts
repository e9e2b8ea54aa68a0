import type { SliceResult } from '@atrium/contracts';
import fc from 'fast-check';
import { columnsOf, reachOf } from './slice-columns';

const slice = (index: number, more: Partial<SliceResult> = {}): SliceResult => ({
  slice: index,
  reference_pixels: 0,
  predicted_pixels: 0,
  dice: null,
  prompted: false,
  object_score: null,
  predicted_iou: null,
  distance_mm: null,
  box: null,
  ...more,
});

const scored = (scores: readonly (number | 'prompted')[]): SliceResult[] =>
  scores.map((score, i) =>
    slice(i, score === 'prompted' ? { prompted: true, object_score: 9 } : { object_score: score }),
  );

it('reaches a slice over the least score on the way from the prompted one', () => {
  expect(reachOf(scored([1, 4, 2, 'prompted', 3, 5, 0.5, 6]))).toEqual([
    1,
    2,
    2,
    null,
    3,
    3,
    0.5,
    0.5,
  ]);
});

it('begins anew at every prompted slice; inferior of all of them, from the first', () => {
  expect(reachOf(scored([3, 'prompted', 1, 'prompted', 2]))).toEqual([3, null, 1, null, 2]);
});

it('has no reach without scores, nor over nothing', () => {
  expect(reachOf([slice(0), slice(1, { prompted: true }), slice(2)])).toEqual([null, null, null]);
  expect(reachOf([])).toEqual([]);
});

it('never rises with the distance from the prompted slice', () => {
  const scores = fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(scores, scores, (below, above) => {
      const reach = reachOf(scored([...below, 'prompted', ...above])).map(
        (value) => value ?? Infinity,
      );
      const up = reach.slice(below.length);
      const down = reach.slice(0, below.length + 1).reverse();
      for (const way of [up, down]) expect([...way].sort((a, b) => b - a)).toEqual(way);
    }),
  );
});

it('counts what is predicted beyond the labelled range as over-run', () => {
  const labelled = { reference_pixels: 5, predicted_pixels: 5 };
  const given = [
    slice(4, { predicted_pixels: 2 }),
    slice(0, { predicted_pixels: 1 }),
    slice(1, labelled),
    slice(2, { predicted_pixels: 3 }),
    slice(3, labelled),
    slice(5),
  ];
  const row = columnsOf('r', given);
  expect(row.slice).toEqual([0, 1, 2, 3, 4, 5]);
  expect(row.overrun).toEqual([true, false, false, false, true, false]);
  const none = columnsOf('r', [slice(0, { predicted_pixels: 1, reference_pixels: null })]);
  expect(none.overrun).toEqual([false]);
});
