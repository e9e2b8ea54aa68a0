import { isOffered, keepsPromise, type CoverageRow } from './offered';

const row = (procedure: string, n: number, share: number, k = 1): CoverageRow => ({
  procedure,
  n,
  k,
  share,
});

const TABLE = [
  row('mean', 8, 0.9),
  row('mean', 20, 0.93),
  row('mean', 50, 0.95),
  row('test, 0.05', 6, 0.05),
  row('sites', 10, 0.96, 3),
  row('sites', 10, 0.91, 5),
];

it('offers what keeps its promise at the sizes about the one asked for', () => {
  expect(isOffered(TABLE, 'mean', 20)).toBe(true);
  expect(isOffered(TABLE, 'mean', 33)).toBe(true);
  expect(isOffered(TABLE, 'mean', 1000)).toBe(true);
  expect(isOffered(TABLE, 'mean', 12)).toBe(false);
  expect(isOffered(TABLE, 'mean', 8)).toBe(false);
});

it('offers nothing below the least size, nor what was never looked at', () => {
  expect(isOffered(TABLE, 'mean', 4)).toBe(false);
  expect(isOffered(TABLE, 'median', 20)).toBe(false);
  expect(isOffered(TABLE, 'sites', 10, 2)).toBe(false);
});

it('asks for every number of sites about the one asked for', () => {
  expect(isOffered(TABLE, 'sites', 10, 3)).toBe(true);
  expect(isOffered(TABLE, 'sites', 10, 4)).toBe(false);
});

it('holds intervals to 0.925 and tests to 0.06, one-sided ones to 0.03', () => {
  expect(keepsPromise(row('mean', 9, 0.925))).toBe(true);
  expect(keepsPromise(row('mean', 9, 0.9249))).toBe(false);
  expect(keepsPromise(row('signed rank, two-sided 0.05', 9, 0.06))).toBe(true);
  expect(keepsPromise(row('signed rank, two-sided 0.05', 9, 0.061))).toBe(false);
  expect(keepsPromise(row('non-inferiority, one-sided 0.025', 9, 0.031))).toBe(false);
});
