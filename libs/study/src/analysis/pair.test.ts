import { pairAnalysisSchema, type AnalysisQuestion } from '@atrium/contracts';
import { analysePair } from './pair';
import type { AnalysedRow } from './values';

const QUESTION = {
  kind: 'pair',
  arm: 'a',
  against: 'b',
  endpoint: 'dice',
} satisfies AnalysisQuestion;

const row = (
  arm: string,
  site: string,
  i: number,
  value: number | null,
  more: Partial<AnalysedRow> = {},
): AnalysedRow => ({
  caseId: `${site}-${i}`,
  casePosition: i,
  site,
  patient: `p${i}`,
  arm,
  status: 'completed',
  errorCode: null,
  value,
  isCompared: true,
  ...more,
});

/** Arm a is below b by `by` and by something that sums to nothing. */
const rowsAt = (site: string, n: number, by = 0.02): AnalysedRow[] =>
  Array.from({ length: n }, (_, i) => [
    row('a', site, i, 0.9 - by + 0.01 * ((i % 3) - 1)),
    row('b', site, i, 0.9),
  ]).flat();

const analyse = (rows: AnalysedRow[], endpoint = 'dice') => {
  const found = analysePair({ ...QUESTION, endpoint }, rows, []);
  expect(pairAnalysisSchema.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
  return found;
};

it('gives site and overall differences, arm less against', () => {
  const { completed_only: answer, pairs } = analyse([...rowsAt('x', 12), ...rowsAt('y', 9, 0.05)]);
  expect(pairs).toEqual({ both: 21, only_arm: 0, only_against: 0, neither: 0 });
  expect(answer.sites.map(({ n }) => n)).toEqual([12, 9]);
  expect(answer.sites[0].estimate).toBeCloseTo(-0.02, 12);
  expect(answer.sites[1].mean?.estimate).toBeCloseTo(-0.05, 12);
  expect(answer.p).toBeLessThan(0.001);
  expect(answer.agreement?.bias).toBeCloseTo(-(12 * 0.02 + 9 * 0.05) / 21, 12);
  expect(answer.meta).toMatchObject({ sites: 2, mean: null, leave_one_out: [] });
});

it.each([
  [3, true, 0, false, false],
  [4, true, 4, false, false],
  [5, true, 5, true, false],
  [10, true, 10, true, true],
])('says of %i sites like these only what so many allow', (k, hasMean, left, hasI2, hasNext) => {
  const rows = Array.from({ length: k }, (_, i) => rowsAt(`s${i}`, 30, 0.01 * i)).flat();
  const { meta } = analyse(rows).completed_only;
  expect(meta.mean !== null).toBe(hasMean);
  expect(meta.leave_one_out).toHaveLength(left);
  expect(meta.heterogeneity !== null).toBe(hasI2);
  expect(meta.prediction !== null).toBe(hasNext);
});

it('gives neither mean nor spread of ten sites of six cases: their intervals would not cover', () => {
  const rows = Array.from({ length: 10 }, (_, i) => rowsAt(`s${i}`, 6, 0.01 * i)).flat();
  const { meta } = analyse(rows).completed_only;
  expect(meta).toMatchObject({ sites: 10, mean: null, leave_one_out: [], heterogeneity: null });
});

it('goes by the smallest of sites of several sizes, and says nothing of the spread of very unlike ones', () => {
  const of = (...sizes: number[]) =>
    analyse(sizes.flatMap((n, i) => rowsAt(`s${i}`, n, 0.01 * i))).completed_only.meta;
  expect(of(...Array<number>(9).fill(100), 6).mean).toBeNull();
  expect(of(100, 100, 100, 100, 24)).toMatchObject({ sites: 5, heterogeneity: null });
  expect(of(100, 100, 100, 100, 24).mean).not.toBeNull();
  expect(of(100, 100, 100, 100, 30).heterogeneity).not.toBeNull();
});

it('says nothing of sites like these where one of the sites has no mean', () => {
  const rows = ['s', 't', 'u', 'v'].flatMap((site, i) => rowsAt(site, 30, 0.01 * i));
  const distances = rows.map((one) => ({ ...one, value: 3 + (one.value ?? 0) }));
  const whole = analyse(distances, 'hd95_mm').completed_only;
  expect(whole.meta).toMatchObject({ sites: 4 });
  expect(whole.meta.mean).not.toBeNull();
  const undefinedOnce = [...distances, row('a', 't', 90, null), row('b', 't', 90, 4)];
  const { meta } = analyse(undefinedOnce, 'hd95_mm').completed_only;
  expect(meta).toMatchObject({ sites: 0, mean: null, leave_one_out: [] });
});

it('keeps the sign of what is undefined', () => {
  const rows = Array.from({ length: 20 }, (_, i) => [
    row('a', 'x', i, 3 + 0.01 * i),
    row('b', 'x', i, i < 4 ? null : 3.1),
  ]).flat();
  const { completed_only: answer } = analyse(rows, 'hd95_mm');
  expect(answer.interval?.low).toBe('-infinity');
  expect(answer.interval?.high).toEqual(expect.any(Number));
});

it('gives no interval of means of few patients where failures count: those not seen are unknown', () => {
  const rows = ['x', 'y', 'z'].flatMap((site, i) => rowsAt(site, 30, 0.01 * i));
  const { all_cases: all, completed_only: completed } = analyse(rows);
  expect(all.sites.map(({ mean }) => mean?.interval)).toEqual([null, null, null]);
  expect(all.sites.map(({ mean }) => mean?.estimate)).toEqual(
    completed.sites.map(({ mean }) => mean?.estimate),
  );
  expect(all.meta.mean).toBeNull();
  expect(completed.sites[0].mean?.interval?.low).toBeLessThan(0);
});

it('pairs what both have, and says how many fell out', () => {
  const rows = [...rowsAt('x', 5), row('a', 'x', 10, 0.5), row('b', 'x', 11, 0.5)];
  expect(analyse(rows).pairs).toEqual({ both: 5, only_arm: 1, only_against: 1, neither: 0 });
});

it('counts failures of the method in all cases alone', () => {
  const failed = { status: 'failed' as const, errorCode: 'PROMPT_EMPTY' };
  const rows = [...rowsAt('x', 8), row('a', 'x', 20, null, failed), row('b', 'x', 20, 0.9)];
  const { all_cases: all, completed_only: completed } = analyse(rows);
  expect([all.n, completed.n]).toEqual([9, 8]);
  expect(all.agreement?.lower).toBeLessThan(completed.agreement?.lower ?? 0);
});

it('gives no mean where a distance is undefined in one arm, and lets two undefined ones not differ', () => {
  const rows = rowsAt('x', 8).map((one) => ({ ...one, value: 3 + (one.value ?? 0) }));
  const undefinedAt = (arm: string, i: number) => row(arm, 'x', i, null);
  const alone = analyse([...rows, undefinedAt('a', 20), row('b', 'x', 20, 4)], 'hd95_mm');
  expect(alone.completed_only.sites[0].mean).toBeNull();
  expect(alone.completed_only.agreement).toBeNull();
  expect(alone.completed_only.estimate).not.toBeNull();
  expect(alone.ecdf[0].values.at(-1)).toBe('infinity');
  expect(alone.points).toHaveLength(8);
  const both = analyse([...rows, undefinedAt('a', 20), undefinedAt('b', 20)], 'hd95_mm');
  expect(both.completed_only.agreement?.n).toBe(9);
});

it.each([0, 1, 2])('of %i pairs says no more than they do', (n) => {
  const { completed_only: answer, points } = analyse(rowsAt('x', n));
  expect(answer).toMatchObject({ n, interval: null, agreement: null });
  expect(answer.p).toBeGreaterThanOrEqual(0.5);
  expect(points).toHaveLength(n);
});

it('finds no difference between equal values', () => {
  const rows = rowsAt('x', 10).map((one) => ({ ...one, value: 0.8 }));
  const { completed_only: answer } = analyse(rows);
  expect(answer).toMatchObject({ p: 1, estimate: 0 });
  expect(answer.sites[0].mean).toEqual({ estimate: 0, interval: null });
  // Sites of equal differences have no weight: a mean without them would be of other sites.
  expect(answer.meta).toMatchObject({ mean: null, heterogeneity: null });
  expect(answer.meta.unweighted).toContain(answer.sites[0].site);
});

it('thins what a picture cannot show', () => {
  const { points, ecdf } = analyse(rowsAt('x', 6000));
  expect(points).toHaveLength(5000);
  expect(new Set(points.map(([, , place]) => place)).size).toBe(5000);
  expect(ecdf[0]).toMatchObject({ n: 6000 });
  expect(ecdf[0].values).toHaveLength(500);
}, 30_000);
