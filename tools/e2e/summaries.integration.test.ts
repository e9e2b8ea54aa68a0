/*
 * The numbers of charts and tables as Postgres gives them, against their definitions computed here over the same rows:
 * R-7 quantiles (Hyndman and Fan 1996), Tukey's whiskers, undefined distances ranked worst, even thinning.
 */
import { resultFilterSchema } from '@atrium/contracts';
import { resultSearch, summaries } from '@atrium/db';
import { createTestDatabase, type TestDatabase } from '../sandbox/database';
import { effortProtocol, SITES } from '../simulate/study';
import { writeRun } from '../simulate/write';

const CASES = 60;

interface StoredRow {
  readonly site_id: string;
  readonly arm: string;
  readonly case_position: number;
  readonly status: string;
  readonly dice: number | null;
  readonly hd95_mm: number | null;
  readonly scanner: string | null;
}

let database: TestDatabase;
let runId: string;
let rows: StoredRow[];

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const run = { name: 'sums', cases: CASES, protocol: effortProtocol('sums'), sites: SITES };
  runId = await writeRun(db, run, 7);
  // Some predictions are empty, some cases have no reference.
  await db.$executeRaw`UPDATE "result" SET "dice" = 0, "hd95_mm" = NULL WHERE "case_position" % 7 = 3`;
  await db.$executeRaw`UPDATE "result" SET "dice" = NULL, "hd95_mm" = NULL, "has_reference" = false WHERE "case_position" = 10`;
  // A failure of the method on a case without a reference counts nowhere.
  await db.$executeRaw`
    UPDATE "result" SET "status" = 'failed', "error_code" = 'PROMPT_INVALID', "error_message" = 'outside'
    WHERE "case_position" = 10 AND "arm_position" = 0`;
  rows = await db.$queryRaw<StoredRow[]>`
    SELECT r."site_id", r."arm", r."case_position", r."status"::text AS status, r."dice", r."hd95_mm",
           c."covariates"->>'scanner' AS scanner
    FROM "result" r JOIN "case" c ON c."id" = r."case_row_id" WHERE r."run_id" = ${runId}::uuid`;
}, 180_000);

afterAll(() => database.dispose(), 90_000);

const query = (more: Partial<Parameters<typeof summaries.summarise>[1]> = {}) => ({
  runId,
  metric: 'dice',
  filter: resultFilterSchema.parse({}),
  split: null,
  methodCodes: ['PROMPT_INVALID'],
  ...more,
});

/** linear between the order statistics at (n - 1) p. */
function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const above = sorted[Math.min(sorted.length - 1, below + 1)];
  return at === below ? sorted[below] : sorted[below] + (at - below) * (above - sorted[below]);
}

const isDefined = (value: number | null): value is number => value !== null;
const valuesOf = (site: string, arm: string): number[] =>
  rows
    .filter((row) => row.site_id === site && row.arm === arm && row.status === 'completed')
    .map(({ dice }) => dice)
    .filter(isDefined);

it('gives n, quartiles and whiskers of every site and arm', async () => {
  const found = await summaries.summarise(database.db, query());
  expect(found).toHaveLength(5 * SITES.length);
  for (const row of found) {
    const values = valuesOf(row.site, row.arm);
    const [q1, q3] = [quantile(values, 0.25), quantile(values, 0.75)];
    const within = values.filter(
      (value) => value >= q1 - 1.5 * (q3 - q1) && value <= q3 + 1.5 * (q3 - q1),
    );
    expect(row.n).toBe(values.length);
    expect(row.quartiles?.[0]).toBeCloseTo(q1, 12);
    expect(row.quartiles?.[1]).toBeCloseTo(quantile(values, 0.5), 12);
    expect(row.quartiles?.[2]).toBeCloseTo(q3, 12);
    expect([row.low, row.high]).toEqual([Math.min(...within), Math.max(...within)]);
  }
});

it("counts a failure of the method as 0 in 'all cases'", async () => {
  const found = await summaries.summarise(database.db, query());
  for (const row of found) {
    const failed = rows.filter(
      ({ site_id, arm, status, case_position }) =>
        site_id === row.site && arm === row.arm && status === 'failed' && case_position !== 10,
    );
    const all = [...valuesOf(row.site, row.arm), ...failed.map(() => 0)];
    expect(row.n_all).toBe(all.length);
    expect(row.quartiles_all?.[1]).toBeCloseTo(quantile(all, 0.5), 12);
  }
});

it('ranks an undefined distance worst, and counts it', async () => {
  const found = await summaries.summarise(database.db, query({ metric: 'hd95_mm' }));
  for (const row of found) {
    const completed = rows.filter(
      ({ site_id, arm, status, dice }) =>
        site_id === row.site && arm === row.arm && status === 'completed' && dice !== null,
    );
    const ranked = completed.map(({ hd95_mm }) => hd95_mm ?? Infinity);
    expect(row.undefined).toBe(ranked.filter((value) => value === Infinity).length);
    expect(row.quartiles?.[1]).toBeCloseTo(quantile(ranked, 0.5), 12);
  }
  expect(found.some((row) => row.undefined > 0)).toBe(true);
});

it('splits by a covariate, those without it apart', async () => {
  const found = await summaries.summarise(database.db, query({ split: 'scanner' }));
  const groups = new Set(rows.map(({ scanner }) => scanner ?? ''));
  expect(new Set(found.map(({ split }) => split))).toEqual(groups);
  expect(found.reduce((sum, { completed }) => sum + completed, 0)).toBe(
    rows.filter(({ status }) => status === 'completed').length,
  );
});

it('filters by sites, arms and covariates at once', async () => {
  const filter = resultFilterSchema.parse({
    sites: ['kyoto'],
    arms: ['chained'],
    covariates: { scanner: ['装置A', ''] },
  });
  const expected = rows.filter(
    ({ site_id, arm, scanner }) =>
      site_id === 'kyoto' && arm === 'chained' && (scanner === '装置A' || scanner === null),
  );
  expect(await resultSearch.countRows(database.db, runId, filter)).toBe(expected.length);
});

it.each([10, 37, 100])('thins points to %i, each arm and site keeping its share', async (limit) => {
  const all = await summaries.listPoints(database.db, query(), 5000);
  const total = all.reduce((sum, { values }) => sum + values.length, 0);
  const thinned = await summaries.listPoints(database.db, query(), limit);
  expect(thinned.reduce((sum, { values }) => sum + values.length, 0)).toBe(limit);
  for (const { site, arm, values, cases } of thinned) {
    const whole = all.find((group) => group.site === site && group.arm === arm);
    const share = ((whole?.values.length ?? 0) * limit) / total;
    expect(Math.abs(values.length - share)).toBeLessThanOrEqual(1);
    cases.forEach((number, i) => {
      const at = whole?.cases.indexOf(number) ?? -1;
      expect(whole?.values[at]).toBe(values[i]);
    });
  }
});

it('sorts with undefined values last either way, and pages without a gap', async () => {
  const ids: string[] = [];
  for (let offset = 0; offset < 5 * CASES; offset += 70) {
    const sort = { column: 'dice', descending: true };
    const filter = resultFilterSchema.parse({});
    const page = { runId, filter, sort, offset, limit: 70 };
    ids.push(...(await resultSearch.searchRows(database.db, page)));
  }
  expect(new Set(ids).size).toBe(5 * CASES);
  const found = await database.db.result.findMany({ where: { id: { in: ids } } });
  const dice = new Map(found.map((row) => [row.id, row.dice]));
  const values = ids.map((id) => dice.get(id) ?? null);
  const firstNull = values.indexOf(null);
  expect(values.slice(firstNull).every((value) => value === null)).toBe(true);
  const known = values.slice(0, firstNull).filter(isDefined);
  expect(known).toEqual([...known].sort((a, b) => b - a));
});

it('compares a run with itself: every pair there, no difference', async () => {
  const found = await summaries.compareRuns(database.db, runId, runId);
  for (const row of found) {
    expect(row.n_paired).toBe(valuesOf(row.site, row.arm).length);
    expect(row.differences).toEqual([0, 0, 0]);
  }
});
