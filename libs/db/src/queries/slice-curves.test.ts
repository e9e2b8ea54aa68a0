import type { SliceResult } from '@atrium/contracts';
import fc from 'fast-check';
import { curvesOf, reachOf } from './slice-curves';

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

const sums = ({
  reach_labelled,
  reach_found,
  reach_spare,
  reach_overrun,
}: ReturnType<typeof curvesOf>) => ({
  labelled: reach_labelled,
  found: reach_found,
  spare: reach_spare,
  overrun: reach_overrun,
});

it('sums the slices of each least score, rising, prompted ones last', () => {
  const labelled = { reference_pixels: 5, predicted_pixels: 5 };
  const row = curvesOf(
    'r',
    [
      slice(0, { object_score: -3, predicted_pixels: 1 }),
      slice(1, { object_score: 2, ...labelled, dice: 0.5 }),
      slice(2, { object_score: 9, prompted: true, ...labelled, dice: 0.75 }),
      slice(3, { object_score: 2, predicted_pixels: 3 }),
      slice(4, { object_score: 7, ...labelled, dice: 0.25 }),
      slice(5, { object_score: -4, reference_pixels: 5, dice: 0 }),
      slice(6, { object_score: -1, predicted_pixels: 2 }),
    ],
    [2],
  );
  expect(row.reach).toEqual([-4, -3, 2, null]);
  expect(row.reach_dice).toEqual([0, 0, 0.75, 0.75]);
  expect(sums(row)).toEqual({
    labelled: [1, 0, 2, 1],
    found: [0, 0, 2, 1],
    spare: [1, 1, 1, 0],
    overrun: [1, 1, 0, 0],
  });
});

it('over-runs nothing where nothing is labelled', () => {
  const row = curvesOf('r', [slice(0, { predicted_pixels: 1, reference_pixels: null })], []);
  expect(sums(row)).toEqual({ labelled: [0], found: [0], spare: [1], overrun: [0] });
});

it('places labelled slices about the nearest key slice, the more inferior of two', () => {
  const at = (index: number, distance_mm: number | null) =>
    slice(index, { reference_pixels: 1, dice: index / 10, distance_mm });
  const given = [
    at(0, 5),
    slice(1, { distance_mm: 2.5 }),
    at(2, 0),
    at(4, 5),
    at(5, 2.5),
    at(7, null),
  ];
  const row = curvesOf('r', given, [6, 2]);
  expect(row.drift_mm).toEqual([-5, 0, 5, -2.5]);
  expect(row.drift_dice).toEqual([0, 0.2, 0.4, 0.5]);
  expect(curvesOf('r', given, [])).toMatchObject({ drift_mm: [], drift_dice: [] });
});
