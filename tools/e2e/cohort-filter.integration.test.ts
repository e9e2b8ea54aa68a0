/*
 * Filters of a cohort's cases and the difference of two versions, which read indexes that are written with a version, against the
 * rows themselves.
 */
import { listCohortCasesInputSchema, type CohortCase } from '@atrium/contracts';
import { diffCohorts, listCohortCases, type Study } from '@atrium/study';
import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../sandbox/database';
import { SITES } from '../simulate/study';
import { EVERY, writeVersions, type Versions } from '../simulate/versions';
import { simulatedCase, writeCases } from '../simulate/cases';

/** In the first version; one more of 200 is added to the second, and one taken away. */
const CASES = 398;
const ALL = { limit: 200, offset: 0 };

let database: TestDatabase;
let study: Study;
let versions: Versions;
let rows: CohortCase[];

beforeAll(async () => {
  database = await createTestDatabase();
  study = { db: database.db, actor: { role: 'owner', id: 'local' }, now: () => new Date() };
  versions = await writeVersions(database.db, 'large', CASES);
  rows = (await Promise.all([0, 200].map((offset) => read({ offset })))).flatMap((one) => one.rows);
}, 180_000);

afterAll(() => database.dispose(), 90_000);

const read = (filter: object, cohort_id = versions.to) =>
  listCohortCases(study, listCohortCasesInputSchema.parse({ ...ALL, cohort_id, ...filter }));

const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const filters = fc.record({
  sites: fc.uniqueArray(fc.constantFrom(...SITES, 'nowhere'), { maxLength: 3 }),
  text: fc.constantFrom('', '1', '12', 'P-3', 'KYOTO', 'leeds-0001', 'nobody', '%', '_'),
  scanner: sometimes(fc.constantFrom('Aera', 'Avanto', 'Ingenia', '装置A', 'none')),
  issue: sometimes(fc.boolean()),
  offset: fc.constantFrom(0, 3, 50, 500),
  limit: fc.constantFrom(1, 7, 200),
});

it('gives the cases that pass, a page at a time, with how many there are', async () => {
  expect(rows.length).toBeGreaterThan(390);
  await fc.assert(
    fc.asyncProperty(filters, async ({ scanner, ...filter }) => {
      const covariates = scanner === undefined ? [] : [{ name: 'scanner', value: scanner }];
      const text = filter.text.toLowerCase();
      const passing = rows.filter(
        (one) =>
          (filter.sites.length === 0 || filter.sites.includes(one.site)) &&
          [one.case_id, one.patient_id].some((id) => id.toLowerCase().includes(text)) &&
          (scanner === undefined || one.covariates['scanner'] === scanner) &&
          (filter.issue === undefined || (one.issue !== null) === filter.issue),
      );
      const page = await read({ ...filter, covariates });
      expect(page.total).toBe(passing.length);
      expect(page.rows).toEqual(passing.slice(filter.offset, filter.offset + filter.limit));
    }),
    { numRuns: 150 },
  );
}, 60_000);

it('finds a value that few have, and one that is a pattern, longer than an index takes, or of another case', async () => {
  const values = ['rare', 'a%b', 'A%B', 'x'.repeat(9000), 'ß', '{"a": [1]}'];
  const cases = values.map((value, i) => ({
    ...simulatedCase('odd', i, SITES[0], () => 0.5),
    covariates: { note: value, 'a"b': value },
  }));
  const others = Array.from({ length: 200 }, (_, i) =>
    simulatedCase('odd', 100 + i, SITES[1], () => 0.5),
  );
  const id = await writeCases(database.db, 'odd', [...others, ...cases]);
  for (const [i, value] of values.entries())
    for (const name of ['note', 'a"b']) {
      const { rows: found } = await read(
        { covariates: [{ name, value: value.slice(0, 2000) }] },
        id,
      );
      const isWhole = value.length <= 2000;
      expect(found.map(({ position }) => position)).toEqual(isWhole ? [200 + i] : []);
    }
});

it('tells two versions apart as their rows do', async () => {
  const before = (
    await Promise.all([0, 200].map((offset) => read({ offset }, versions.from)))
  ).flatMap((one) => one.rows);
  const ids = (of: readonly CohortCase[]) => new Set(of.map(({ case_id }) => case_id));
  const [old, now] = [ids(before), ids(rows)];
  const { from, to } = versions;
  const diff = await diffCohorts(study, { from, to, offset: 0, limit: 200 });
  const of = (change: string) =>
    diff.rows.filter((row) => row.change === change).map(({ case_id }) => case_id);
  expect(of('added')).toEqual([...now].filter((id) => !old.has(id)));
  expect(of('removed')).toEqual([...old].filter((id) => !now.has(id)));
  const answers = (one?: CohortCase) => JSON.stringify(one?.checks);
  const isAnswered = (one: CohortCase) =>
    answers(before.find(({ case_id }) => case_id === one.case_id)) !== answers(one);
  const kept = rows.filter(({ case_id }) => old.has(case_id));
  expect(of('answered')).toEqual(kept.filter(isAnswered).map(({ case_id }) => case_id));
  const isMended = ({ case_id }: CohortCase) => Number(case_id.slice(-6)) % EVERY === 1;
  expect(of('changed')).toEqual(kept.filter(isMended).map(({ case_id }) => case_id));
  expect(diff.same).toBe(kept.length - of('answered').length - of('changed').length);
  expect(diff.subsets).toMatchObject([{ name: 'pilot', added: 0, removed: 2 }]);
});

it('pages through a difference, and knows none of a version and itself', async () => {
  const { from, to } = versions;
  const whole = await diffCohorts(study, { from, to, offset: 0, limit: 200 });
  const pages = await Promise.all(
    [0, 3, 6].map((offset) => diffCohorts(study, { from, to, offset, limit: 3 })),
  );
  expect(pages.flatMap((page) => page.rows)).toEqual(whole.rows.slice(0, 9));
  const itself = await diffCohorts(study, { from: to, to, offset: 0, limit: 5 });
  expect(itself).toMatchObject({
    added: 0,
    removed: 0,
    changed: 0,
    answered: 0,
    same: rows.length,
    rows: [],
  });
});

it('gives places as bits, the first one highest, and as numbers that say their length', async () => {
  const [{ bits, ints }] = await database.db.$queryRaw<[{ bits: string; ints: string }]>`
    SELECT encode(varbit_send("bits_of"('{0,3,9}')), 'hex') AS bits, encode(array_send('{99999,-1}'::int[]), 'hex') AS ints`;
  expect(bits).toBe('0000000a9040');
  const header = '0000000100000000000000170000000200000001';
  expect(ints).toBe(`${header}000000040001869f00000004ffffffff`);
});
