import { COVERAGE } from './coverage-table';
import { isOffered, keepsPromise } from './offered';
import { offersClaim, offersDifference } from './offered-tests';
import { offers, offersMeans, type Procedure } from './offers';

/** Written out again: a procedure without a row of the table would never be offered. */
const PROCEDURES: readonly Procedure[] = [
  'mean: BCa',
  'median: order statistics',
  'median: bootstrap over patients',
  'difference: Hodges-Lehmann',
  'signed rank, two-sided 0.05',
  'non-inferiority, one-sided 0.025',
  'equivalence, 0.05',
  'stratified signed rank, 0.05',
  'stratified non-inferiority, one-sided 0.025',
  'stratified equivalence, 0.05',
  'stratified difference',
  'groups, 0.05',
  'Friedman, 0.05',
  'Nemenyi, 0.05',
  'mean difference: t',
  'mean difference: t, with failures',
  'robust range: lower bounds',
  'robust range: lower bounds, with failures',
  'sites: Hartung-Knapp',
  'sites: Hartung-Knapp, with failures',
  'sites: equal weights, these sites',
  'sites: prediction interval',
  'sites: prediction interval, with failures',
  'sites: tau2, Q-profile',
  'sites: tau2, Q-profile, with failures',
];

it.each(PROCEDURES)('%s is offered where it keeps its promise, and nowhere else', (procedure) => {
  const rows = COVERAGE.filter((row) => row.procedure === procedure);
  expect(rows.length).toBeGreaterThan(3);
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

it('gives means of few patients where none fails, and not where one in twenty does', () => {
  expect(offersMeans('mean difference: t', false, 20)).toBe(true);
  expect(offersMeans('mean difference: t', true, 20)).toBe(false);
  expect(offersMeans('sites: Hartung-Knapp', false, 30, 3)).toBe(true);
  expect(offersMeans('sites: Hartung-Knapp', true, 30, 3)).toBe(false);
  expect(offersMeans('sites: Hartung-Knapp', false, 4, 10)).toBe(false);
});

it('gives the interval of an equivalence where its tests hold their alpha too', () => {
  for (const { procedure, n, k } of COVERAGE) {
    if (procedure !== 'stratified equivalence, 0.05' && procedure !== 'equivalence, 0.05') continue;
    const sizes = Array.from({ length: k }, () => n);
    expect(offersClaim('difference', sizes)).toBe(offersDifference(sizes));
    expect(offersClaim('equivalence', sizes)).toBe(
      offersDifference(sizes) && offers(procedure, n, k),
    );
  }
});
