import { COVERAGE } from './coverage-table';
import { isOffered, keepsPromise } from './offered';
import { offers, type Procedure } from './offers';

/** Written out again: a procedure without a row of the table would never be offered. */
const PROCEDURES: readonly Procedure[] = [
  'mean: BCa',
  'median: order statistics',
  'difference: Hodges-Lehmann',
  'signed rank, two-sided 0.05',
  'non-inferiority, one-sided 0.025',
  'equivalence, 0.05',
  'stratified signed rank, 0.05',
  'stratified difference',
  'groups, 0.05',
  'sites: Hartung-Knapp',
  'sites: equal weights, these sites',
  'sites: prediction interval',
  'sites: tau2, Q-profile',
];

it.each(PROCEDURES)('%s is offered where it keeps its promise, and nowhere else', (procedure) => {
  const rows = COVERAGE.filter((row) => row.procedure === procedure);
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) expect(offers(procedure, row.n, row.k)).toBe(keepsPromise(row));
});

it('has no row of a procedure that is not known', () => {
  expect([...new Set(COVERAGE.map(({ procedure }) => procedure))].sort()).toEqual(
    [...PROCEDURES].sort(),
  );
});

it('offers no mean with its interval where failures make it too short', () => {
  expect(offers('mean: BCa', 20)).toBe(false);
  expect(offers('mean: BCa', 200)).toBe(true);
  expect(isOffered([], 'mean: BCa', 200)).toBe(false);
});
