import { keySlice, keySlices, type LabelledSlice } from './index';

const labelled: LabelledSlice[] = [3, 9, 4, 9, 1].map((pixels, i) => ({
  slice: 10 + i,
  pixels,
  tight: [0, 0, 1, 1],
}));
const context = { seed: 20241109, caseId: 'case-7' };

describe('keySlice', () => {
  it.each([
    ['largest', 11], // a tie: the most inferior
    ['first', 10],
    ['middle', 12],
    ['last', 14],
    ['random', 14], // floor(0.8072 x 5) = 4, the draw of tools/python/reference/prompts.py
  ] as const)('%s is slice %i', (choice, slice) => {
    expect(keySlice(choice, labelled, context)?.slice).toBe(slice);
  });

  it('takes the lower middle of an even number', () => {
    expect(keySlice('middle', labelled.slice(0, 4), context)?.slice).toBe(11);
  });

  it('takes the slice of an index, and none where it holds no label', () => {
    expect(keySlice({ index: 13 }, labelled, context)?.slice).toBe(13);
    expect(keySlice({ index: 15 }, labelled, context)).toBeNull();
  });
});

describe('keySlices', () => {
  it.each([
    [1, [12]],
    [2, [11, 13]],
    [3, [10, 12, 14]],
    [9, [10, 11, 12, 13, 14]],
  ])('spreads %i over five', (count, slices) => {
    expect(keySlices(count, labelled).map(({ slice }) => slice)).toEqual(slices);
  });
});
