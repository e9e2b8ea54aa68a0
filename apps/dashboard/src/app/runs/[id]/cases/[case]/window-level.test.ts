import { dragWindow, presetsOf, windowAt } from './window-level';

it('makes a window of level and width', () => {
  expect(windowAt(100, 50)).toEqual({ low: 75, high: 125 });
});

it('never makes one that is none', () => {
  for (const [level, width] of [
    [0, 0],
    [500, -3],
    [-2000, 0],
  ]) {
    const { low, high } = windowAt(level, width);
    expect(high).toBeGreaterThan(low);
  }
});

it('widens to the right and darkens downwards', () => {
  const window = { low: 0, high: 100 };
  const wider = dragWindow(window, 100, 0);
  expect(wider.high - wider.low).toBeCloseTo(100 * Math.exp(0.4), 1);
  expect(dragWindow(window, 0, 25)).toEqual({ low: 10, high: 110 });
});

it('offers no preset without a width', () => {
  const facts = {
    size: [1, 1, 1] as [number, number, number],
    spacing: [1, 1, 1] as [number, number, number],
    min: 3,
    max: 3,
    percentiles: [5, 50, 95, 99.5].map((one): [number, number] => [one, 3]),
    automatic: { low: 3, high: 4 },
  };
  expect(presetsOf(facts).map(([name]) => name)).toEqual(['automatic (0.5 to 99.5 %)']);
});
