import { dice, diceOf, iouOf, overlap, sliceOverlap, volumeMl } from './overlap';

const A = Uint8Array.of(1, 1, 0, 0, 0, 3, 0, 0);
const B = Uint8Array.of(0, 1, 1, 0, 0, 0, 0, 0);

it('counts voxels above 0', () => {
  expect(overlap(A, B)).toEqual({ reference: 3, predicted: 2, intersection: 1 });
  expect(dice(A, B)).toBe(0.4);
  expect(iouOf(overlap(A, B))).toBe(0.25);
});

it('counts slice by slice', () => {
  const slices = sliceOverlap(A, B, [2, 2, 2]);
  expect(slices).toEqual([
    { reference: 2, predicted: 2, intersection: 1 },
    { reference: 1, predicted: 0, intersection: 0 },
  ]);
  expect(slices.map(diceOf)).toEqual([0.5, 0]);
});

it('is undefined for two empty masks', () => {
  const empty = new Uint8Array(3);
  expect(dice(empty, empty)).toBeNull();
  expect(iouOf(overlap(empty, empty))).toBeNull();
});

it('gives millilitres', () => {
  expect(volumeMl(A, [10, 10, 5])).toBe(1.5);
});

it('refuses masks of different length', () => {
  expect(() => overlap(A, new Uint8Array(7))).toThrow('expected 8 voxels, got 7');
  expect(() => sliceOverlap(A, B, [2, 2, 3])).toThrow('expected 12 voxels, got 8');
});
