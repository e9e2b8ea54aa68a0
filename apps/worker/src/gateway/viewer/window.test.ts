import { automaticWindow, percentilesOf, rangeOf, toGrey } from './window';

describe('shades of grey', () => {
  it('are black up to the low end, white from the high end, linear between', () => {
    const values = Int16Array.from([-5, 0, 51, 102, 255, 300]);
    expect([...toGrey(values, { low: 0, high: 255 })]).toEqual([0, 0, 51, 102, 255, 255]);
  });

  it('round to the nearest', () => {
    const values = Float64Array.from([0.19, 0.21, 0.49]);
    expect([...toGrey(values, { low: 0, high: 1 })]).toEqual([48, 54, 125]);
  });

  it('take a window that begins below 0', () => {
    expect([...toGrey(Int16Array.from([-100, 0, 100]), { low: -100, high: 100 })]).toEqual([
      0, 128, 255,
    ]);
  });
});

describe('percentiles', () => {
  it('are those of the voxels above 0', () => {
    const voxels = Int16Array.from({ length: 2002 }, (_, i) => (i < 1001 ? 0 : i - 1000));
    // 1 to 1001, in order: the rank is 0.5 % of 1000 and so on.
    expect(percentilesOf(voxels)).toEqual([
      [0.5, 6],
      [1, 11],
      [5, 51],
      [25, 251],
      [50, 501],
      [75, 751],
      [95, 951],
      [99, 991],
      [99.5, 996],
    ]);
  });

  it('are those of all voxels where none is above 0', () => {
    expect(percentilesOf(Int16Array.from([-3, -2, -1]))[4]).toEqual([50, -2]);
  });

  it('of a large scan are close to those of all of its voxels', () => {
    const voxels = Float32Array.from({ length: 3_000_000 }, (_, i) => (i * 7919) % 1000);
    const [lowest, , , , median] = percentilesOf(voxels);
    expect(Math.abs(median[1] - 500)).toBeLessThan(10);
    expect(Math.abs(lowest[1] - 5)).toBeLessThan(3);
  });
});

describe('the automatic window', () => {
  it('reaches from the 0.5 to the 99.5 percentile', () => {
    const voxels = Int16Array.from({ length: 1001 }, (_, i) => i + 1);
    expect(automaticWindow(percentilesOf(voxels))).toEqual({ low: 6, high: 996 });
  });

  it('of one intensity alone has a width all the same', () => {
    expect(automaticWindow(percentilesOf(new Uint8Array(9).fill(7)))).toEqual({ low: 7, high: 8 });
  });
});

it('finds the range', () => {
  expect(rangeOf(Float64Array.from([3, -1.5, 8]))).toEqual({ min: -1.5, max: 8 });
});
