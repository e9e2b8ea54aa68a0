import { attendedPrompts, rememberedSlices } from './memory-slices';

describe('rememberedSlices', () => {
  const slices = (z: number, step: 1 | -1, stride: number, slots = 7) =>
    rememberedSlices(z, step, { slots, stride }).map(({ slice }) => slice);

  it('are the six before a slice, farthest first, in either direction', () => {
    expect(slices(20, 1, 1)).toEqual([14, 15, 16, 17, 18, 19]);
    expect(slices(20, -1, 1)).toEqual([26, 25, 24, 23, 22, 21]);
    expect(rememberedSlices(20, 1, { slots: 3, stride: 1 })).toEqual([
      { slice: 18, back: 2 },
      { slice: 19, back: 1 },
    ]);
  });

  it('lie on multiples of the stride, but for the nearest', () => {
    expect(slices(20, 1, 5, 5)).toEqual([5, 10, 15, 19]);
    expect(slices(22, 1, 5, 5)).toEqual([10, 15, 20, 21]);
    expect(slices(20, -1, 5, 5)).toEqual([35, 30, 25, 21]);
    expect(slices(18, -1, 5, 5)).toEqual([30, 25, 20, 19]);
  });

  it('are none with a single slot', () => {
    expect(slices(20, 1, 1, 1)).toEqual([]);
  });
});

describe('attendedPrompts', () => {
  it('are all in their own order while they are few enough, or without a limit', () => {
    expect(attendedPrompts(5, [9, 2, 7], -1)).toEqual([9, 2, 7]);
    expect(attendedPrompts(5, [9, 2, 7], 3)).toEqual([9, 2, 7]);
  });

  it('are the nearest before, the nearest from there on, then the nearest of the rest', () => {
    expect(attendedPrompts(10, [1, 4, 8, 12, 13, 20], 2)).toEqual([8, 12]);
    expect(attendedPrompts(10, [1, 4, 8, 12, 13, 20], 4)).toEqual([8, 12, 13, 4]);
    // 7 and 13 are as near: the one prompted first.
    expect(attendedPrompts(10, [13, 7, 9, 11], 3)).toEqual([9, 11, 13]);
  });

  it('are on one side where the other has none', () => {
    expect(attendedPrompts(0, [3, 6, 9], 2)).toEqual([3, 6]);
    expect(attendedPrompts(20, [3, 6, 9], 2)).toEqual([9, 6]);
  });
});
