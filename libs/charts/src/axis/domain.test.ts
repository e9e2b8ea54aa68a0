import { describeMetric } from '../metric/describe';
import { axisPadding, domainOf, nearestStart, ticksOf } from './domain';
import { drawnValues } from './drawn-values';

const error = describeMetric('volume_error_ml');

it('holds every drawn value of a signed metric, with 0 among its ticks', () => {
  const marks = [
    { q1: -31.2, median: -25, q3: -18.5 },
    { q1: null, median: null, q3: null },
  ];
  const domain = domainOf(error, drawnValues(marks));
  expect(domain).toEqual([-35, 0]);
  expect(ticksOf(domain, 6)).toContain(0);
});

it('holds both sides of 0', () => {
  const domain = domainOf(error, drawnValues([{ q1: -3, median: 1, q3: 12 }]));
  expect(domain[0]).toBeLessThanOrEqual(-3);
  expect(domain[1]).toBeGreaterThanOrEqual(12);
  expect(ticksOf(domain, 6)).toContain(0);
});

it('is 0 to 1 for a share unless said', () => {
  expect(domainOf(describeMetric('dice'), [0.8])).toEqual([0, 1]);
  expect(domainOf(describeMetric('dice'), [0.8], 0.5)).toEqual([0.5, 1]);
});

it('leaves room for a mark at its ends, and none where values are cut away', () => {
  expect(axisPadding([-35, 0])).toEqual({ top: 8, bottom: 8 });
  expect(axisPadding([0.5, 1]).bottom).toBe(0);
});

it.each([
  [[0.93, 0.99], 0.9],
  [[0.9, 1], 0.9],
  [[0.89, 0.99], 0.8],
  [[0.6, 0.99], 0.5],
  [[0, 0.99], 0],
])('a share with values %j is seen from %d', (values, start) => {
  expect(nearestStart(describeMetric('dice'), values)).toBe(start);
});

it('moves no axis of a metric that is no share', () =>
  expect(nearestStart(error, [5, 6])).toBeNull());
