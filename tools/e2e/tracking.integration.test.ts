/*
 * The numbers of the page Tracking as Postgres gives them, against their definitions computed here over the same rows: a
 * bin is (k - 1, k] widths away from the nearest key slice; a threshold ends each way at the first slice of a lower score.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { resultFilterSchema, STABLE_DICE, type SliceRow } from '@atrium/contracts';
import { appRouter } from '@atrium/routers';
import { driftOf } from '@atrium/metrics';
import { resultSearch, summaries, tracking } from '@atrium/db';
import { createTestDatabase, type TestDatabase } from '../sandbox/database';
import { SITES, trackedProtocol } from '../simulate/study';
import { writeRun } from '../simulate/write';

const CASES = 40;
const ARMS = ['one-box', 'one-box-stop', 'three-boxes', 'mask', 'corrected~i2'];

interface Track {
  readonly site: string;
  readonly arm: string;
  readonly keys: readonly number[];
  readonly slices: readonly SliceRow[];
}

let database: TestDatabase;
let api: ReturnType<typeof appRouter.createCaller>;
let runId: string;
let tracks: Track[];

beforeAll(async () => {
  database = await createTestDatabase();
  const run = { name: 'tracks', cases: CASES, protocol: trackedProtocol('tracks'), sites: SITES };
  runId = await writeRun(database.db, run, 11);
  const noWorker = () => Promise.reject(new Error('no worker'));
  const gateways = {
    register: noWorker,
    startCheck: noWorker,
    readCheck: noWorker,
    takeCheck: noWorker,
    startIntake: noWorker,
    intakes: () => ({ read: noWorker, take: noWorker, keep: noWorker, remove: noWorker }),
    adopt: noWorker,
  };
  api = appRouter.createCaller({
    study: { db: database.db, actor: { role: 'owner', id: 'local' }, now: () => new Date() },
    gateways,
    secret: 's'.repeat(64),
    runChanges: { subscribe: () => () => undefined },
    verifyModels: noWorker,
    takePictures: () => Promise.resolve([]),
    reports: { version: '0.0.0', build: noWorker },
  });
  tracks = await readTracks();
}, 180_000);

afterAll(() => database.dispose(), 90_000);

/** Every completed track by the API's rows of results.csv and slices.csv. */
async function readTracks(): Promise<Track[]> {
  const { rows } = await api.results.list({ run_id: runId, limit: 1000 });
  const slices = await api.results.slices({ run_id: runId, limit: 1000 });
  return rows
    .filter(({ status, key_slices }) => status === 'completed' && key_slices.length > 0)
    .map((row) => ({
      site: row.site,
      arm: row.arm,
      keys: row.key_slices,
      slices: slices.filter(({ case_id, arm }) => case_id === row.case_id && arm === row.arm),
    }));
}

/** The statement of a migration that fills a table. */
function fillOf(migration: string, table: string): string {
  const file = `../../prisma/migrations/${migration}/migration.sql`;
  const statements = readFileSync(path.join(__dirname, file), 'utf8').split(/;\n/);
  return statements.find((sql) => sql.includes(`INSERT INTO "${table}"`)) ?? '';
}

describe('the migrations from a row a slice to a row a result', () => {
  const run = (sql: string) => database.db.$executeRawUnsafe(sql);
  const kept = async () => [
    await database.db.$queryRaw<object[]>`SELECT * FROM "result_slices" ORDER BY "result_id"`,
    await database.db.$queryRaw<object[]>`SELECT * FROM "result_curves" ORDER BY "result_id"`,
  ];

  it('make of older slices what is made of new ones', async () => {
    const expected = await kept();
    expect(expected[0].length).toBeGreaterThan(100);
    await run(`
      CREATE TABLE "before" AS
      SELECT *, CASE WHEN "x0" IS NULL THEN ARRAY[]::float8[] ELSE ARRAY["x0", "y0", "x1", "y1"] END AS box
      FROM "slice_result"`);
    await run('TRUNCATE "result_slices", "result_curves"');
    await run('ALTER TABLE "result_slices" ADD "reach" float8[], ADD "overrun" boolean[]');
    const columns = fillOf('20261125200000_result_slices', 'result_slices');
    await run(columns.replace('FROM "slice_result"', 'FROM "before"'));
    await run(fillOf('20261125230000_result_curves', 'result_curves'));
    await run('ALTER TABLE "result_slices" DROP "reach", DROP "overrun"');
    expect(await kept()).toEqual(expected);
  });
});

/** linear between the order statistics at (n - 1) p. */
function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const above = sorted[Math.min(sorted.length - 1, below + 1)];
  return sorted[below] + (at - below) * (above - sorted[below]);
}

const isLabelled = ({ reference_pixels }: SliceRow): boolean => (reference_pixels ?? 0) > 0;
const isPredicted = ({ predicted_pixels }: SliceRow): boolean => predicted_pixels > 0;

/** The bin of a slice by whole slices of 2.5 mm, without a division. */
function binOf(slice: number, keys: readonly number[], width: number, signed: boolean): number {
  const nearest = [...keys].sort((a, b) => Math.abs(slice - a) - Math.abs(slice - b) || a - b)[0];
  const mm = 2.5 * Math.abs(slice - nearest);
  let bin = 0;
  while (bin * width < mm) bin += 1;
  return signed && slice < nearest ? -bin : bin;
}

describe('the drift curve', () => {
  it.each([
    [2.5, true],
    [5, true],
    [10, false],
  ] as const)(
    'has n and quartiles of every site, arm and bin of %d mm, signed: %s',
    async (width, signed) => {
      const found = await api.results.drift({ run_id: runId, arms: ARMS, bin_mm: width, signed });
      const expected = new Map<string, number[]>();
      for (const { site, arm, keys, slices } of tracks.filter((one) => ARMS.includes(one.arm))) {
        for (const row of slices.filter(isLabelled)) {
          const key = [site, arm, binOf(row.slice, keys, width, signed)].join(' ');
          expected.set(key, [...(expected.get(key) ?? []), row.dice ?? NaN]);
        }
      }
      expect(found.rows).toHaveLength(expected.size);
      for (const row of found.rows) {
        const values = expected.get([row.site, row.arm, row.bin].join(' ')) ?? [];
        expect(row.n).toBe(values.length);
        expect(row.q1).toBeCloseTo(quantile(values, 0.25), 12);
        expect(row.median).toBeCloseTo(quantile(values, 0.5), 12);
        expect(row.q3).toBeCloseTo(quantile(values, 0.75), 12);
      }
      const results = tracks.filter(({ arm }) => ARMS.includes(arm)).length;
      expect(found).toMatchObject({ results, shown: results });
    },
  );

  it('thins results evenly above a limit, and follows the filter', async () => {
    const filter = resultFilterSchema.parse({ sites: ['kyoto', 'utah'], arms: ['one-box'] });
    const query = { runId, filter, limit: 8, binMm: 5, signed: true };
    const [first] = await tracking.driftBins(database.db, query);
    const matching = tracks.filter(
      ({ site, arm }) => filter.sites.includes(site) && arm === 'one-box',
    );
    expect(first).toMatchObject({ results: matching.length, shown: 8 });
    const rows = await tracking.driftBins(database.db, query);
    expect(new Set(rows.map(({ site }) => site))).toEqual(new Set(filter.sites));
  });

  it('has no row for arms without a key slice', async () => {
    expect(await api.results.drift({ run_id: runId, arms: ['every-slice'] })).toMatchObject({
      rows: [],
    });
  });
});

/** The slices that are left when each way ends at the first slice of a score below the threshold (track.ts's rule). */
function kept({ slices }: Track, threshold: number): Set<number> {
  const left = new Set(slices.map(({ slice }) => slice));
  const prompted = slices.filter((row) => row.prompted).map(({ slice }) => slice);
  const start = Math.min(...prompted);
  const up = slices.filter(({ slice }) => slice > start);
  const down = slices.filter(({ slice }) => slice < start).reverse();
  for (const way of [up, down]) {
    let stopped = false;
    for (const row of way) {
      if (row.prompted) stopped = false;
      stopped ||= !row.prompted && (row.object_score ?? Infinity) < threshold;
      if (stopped) left.delete(row.slice);
    }
  }
  return left;
}

function costOf(of: readonly Track[], threshold: number) {
  const sums = { overrun: 0, cut: 0, labelled: 0, lost: 0, dice: 0, defined: 0 };
  for (const track of of) {
    const left = kept(track, threshold);
    const places = track.slices.filter(isLabelled).map(({ slice }) => slice);
    for (const row of track.slices) {
      const isKept = left.has(row.slice);
      if (isLabelled(row)) {
        sums.labelled += 1;
        sums.lost += isPredicted(row) && !isKept ? 1 : 0;
        sums.dice += isKept ? (row.dice ?? 0) : 0;
        sums.defined += 1;
      } else if (isPredicted(row)) {
        const isOver = row.slice < Math.min(...places) || row.slice > Math.max(...places);
        sums.overrun += isOver ? 1 : 0;
        sums.cut += isOver && !isKept ? 1 : 0;
        sums.defined += isKept ? 1 : 0;
      }
    }
  }
  return sums;
}

function expectShare(found: number | null, part: number, whole: number): void {
  if (whole === 0) expect(found).toBeNull();
  else expect(found).toBeCloseTo(part / whole, 12);
}

describe('the object score', () => {
  it.each(['one-box', 'one-box-stop', 'three-boxes', 'corrected~i3'])(
    'costs %s at every threshold what walking its slices gives',
    async (arm) => {
      const found = await api.results.scoreCosts({ run_id: runId, arm });
      expect(found.rows.length).toBeGreaterThan(SITES.length * 5);
      for (const row of found.rows) {
        const sums = costOf(
          tracks.filter((one) => one.site === row.site && one.arm === arm),
          row.threshold,
        );
        expectShare(row.overrun_cut, sums.cut, sums.overrun);
        expectShare(row.labelled_lost, sums.lost, sums.labelled);
        expectShare(row.mean_dice, sums.dice, sums.defined);
      }
      const thresholds = found.rows.map(({ threshold }) => threshold);
      expect(thresholds).toContain(0);
      expect(new Set(thresholds).size).toBeLessThanOrEqual(63);
      const [site] = found.sites;
      const own = tracks.filter((one) => one.site === site.site && one.arm === arm);
      const { overrun, labelled } = costOf(own, -Infinity);
      expect(site).toMatchObject({ results: own.length, labelled, overrun });
    },
  );

  it('has no threshold for arms without scores', async () => {
    expect((await api.results.scoreCosts({ run_id: runId, arm: 'every-slice' })).rows).toEqual([]);
  });
});

describe('the numbers of a case along its slices', () => {
  it('are those of its slices', async () => {
    const { rows } = await api.results.list({ run_id: runId, limit: 1000 });
    const one = rows.find(({ arm, stability }) => arm === 'three-boxes' && (stability ?? 1) < 1);
    const slices = await api.results.slices({ run_id: runId, limit: 1000 });
    const own = slices.filter(({ case_id, arm }) => case_id === one?.case_id && arm === one.arm);
    const labelled = own.filter(isLabelled);
    const held = labelled.filter(({ dice }) => (dice ?? 0) >= STABLE_DICE);
    expect(one?.stability).toBe(held.length / labelled.length);
    const drift = driftOf(own, one?.key_slices ?? []);
    expect(one).toMatchObject({
      slices_overrun: drift?.slices_overrun,
      slices_missed: drift?.slices_missed,
      lost_inferior_mm: drift?.lost_inferior?.distance_mm ?? null,
      lost_superior_slice: drift?.lost_superior?.slice ?? null,
    });
  });

  it.each(['stability', 'slices_overrun', 'slices_missed'])(
    'are summarised and sorted: %s',
    async (metric) => {
      const filter = resultFilterSchema.parse({ arms: ['one-box'] });
      const query = { runId, metric, filter, split: null, methodCodes: ['PROMPT_INVALID'] };
      const found = await summaries.summarise(database.db, query);
      expect(found.map(({ site }) => site)).toEqual(SITES);
      expect(found.every(({ n, quartiles }) => n > 0 && quartiles !== null)).toBe(true);
      const sort = { column: metric, descending: true };
      const ids = await resultSearch.searchRows(database.db, {
        runId,
        filter,
        sort,
        offset: 0,
        limit: 50,
      });
      expect(ids).toHaveLength(CASES);
    },
  );
});
