/*
 * Statistics of a run through the real stack: the orchestrator computes them when the run has ended, in a thread of its own, and
 * keeps them by what they depend on. Numbers are held to the run's own rows.
 */
import { readdir, readFile } from 'node:fs/promises';
import { createApiClient, type ApiClient } from '@atrium/api-client';
import type { AnalysisQuestion, AnalysisView, ResultsRow } from '@atrium/contracts';
import { openDatabase, type Database } from '@atrium/db';
import {
  hodgesLehmann,
  medianInterval,
  medianSorted,
  signedRankTest,
  sorted,
} from '@atrium/statistics';
import Papa from 'papaparse';
import { phantomRows } from '../sandbox/cohort';
import { marginsProtocol } from '../sandbox/protocol';
import { Sandbox } from '../sandbox/sandbox';
import { waitFor } from '../sandbox/wait';

jest.setTimeout(120_000);

const PROTOCOL = `${marginsProtocol('declared')}analysis:
  endpoint: dice
  comparisons:
    - { id: wider, kind: non-inferiority, arm: margins~m3, against: margins~m0, margin: 0.9 }
  acceptance:
    - { arm: margins~m0, atLeast: 0.99 }
`;
const RUN: AnalysisQuestion = { kind: 'run' };
const PAIR = {
  kind: 'pair',
  arm: 'margins~m3',
  against: 'margins~m0',
  endpoint: 'dice',
} satisfies AnalysisQuestion;

let sandbox: Sandbox;
let api: ApiClient;
let db: Database;
let runId: string;
let rows: readonly ResultsRow[];
let cohort: readonly Record<string, string>[];

beforeAll(async () => {
  sandbox = await Sandbox.create();
  await sandbox.keepStack();
  const stack = await sandbox.stack();
  api = createApiClient(stack?.apiUrl ?? '');
  db = openDatabase(stack?.databaseUrl ?? '');
  // Every second case has a second reader, who says the same as the first; a person's age alternates, every bmi is another.
  cohort = (await phantomRows()).map((row, i) => ({
    ...row,
    reference_2: i % 2 === 0 ? row.reference : '',
    age: String(60 + (i % 2)),
    bmi: (20 + 0.7 * i).toFixed(1),
  }));
  const manifest = await sandbox.writeRows('cohort.csv', cohort);
  const protocol = await sandbox.write('declared.yaml', PROTOCOL);
  const out = sandbox.file('out');
  const { code } = await sandbox.atrium('evaluate', manifest, '--protocol', protocol, '--out', out);
  expect(code).toBe(0);
  [{ id: runId }] = await api.runs.list.query({});
  rows = (await api.results.list.query({ run_id: runId, limit: 1000 })).rows;
}, 240_000);

afterAll(async () => {
  await db.$disconnect();
  await sandbox.dispose();
}, 90_000);

const show = (question: AnalysisQuestion) => api.analysis.show.query({ run_id: runId, question });
const ask = (question: AnalysisQuestion) => api.analysis.ask.mutate({ run_id: runId, question });
const answered = (question: AnalysisQuestion): Promise<AnalysisView> =>
  waitFor('an answer', 60_000, async () => {
    const view = await show(question);
    return view.is_current || view.state === 'failed' ? view : null;
  });

const diceOf = (arm: string, site?: string): Map<string, number> =>
  new Map(
    rows
      .filter((row) => row.arm === arm && (site === undefined || row.site === site))
      .map((row) => [row.case_id, row.dice ?? NaN]),
  );

it('gives the intervals of the medians of further metrics, of the rows that each arm has', async () => {
  const { answer } = await answered(RUN);
  const further = answer?.kind === 'run' ? answer.run.further : [];
  const hd95 = further.find(({ metric }) => metric === 'hd95_mm');
  const overAll = hd95?.arms.filter(({ site }) => site === null) ?? [];
  expect(overAll.length).toBeGreaterThan(1);
  for (const { arm, all_cases } of overAll) {
    const values = rows.filter((row) => row.arm === arm).map(({ hd95_mm }) => hd95_mm ?? Infinity);
    const { low, high } = medianInterval(values) ?? {};
    expect([arm, all_cases?.low, all_cases?.high]).toEqual([arm, low, high]);
  }
});

it('answers what the protocol declares, unasked, when the run has ended', async () => {
  const { answer, error } = await answered(RUN);
  expect(error).toBeNull();
  const run = answer?.kind === 'run' ? answer.run : null;
  const sites = [...new Set(rows.map(({ site }) => site))];
  expect(run?.arms.map(({ arm, site }) => [arm, site])).toEqual(
    ['margins~m0', 'margins~m3'].flatMap((arm) => [...sites, null].map((site) => [arm, site])),
  );
  for (const { arm, site, all_cases } of run?.arms ?? []) {
    const values = [...diceOf(arm, site ?? undefined).values()];
    expect(all_cases).toMatchObject({ n: values.length, median: medianSorted(sorted(values)) });
  }
  // Four patients at each of three sites: the simulation shows no test at a margin that holds its alpha there.
  expect(run?.declared[0]).toMatchObject({
    verdict: 'not decidable',
    needed: null,
    all_cases: { pairs: { both: 12, one: 0, neither: 0 } },
  });
  expect(run?.acceptance[0].sites).toMatchObject([{ site: null, verdict: 'missed' }]);
});

it('compares any two arms when asked', async () => {
  expect(await show(PAIR)).toMatchObject({ state: 'none', answer: null });
  await ask(PAIR);
  const { answer } = await answered(PAIR);
  const pair = answer?.kind === 'pair' ? answer.pair : null;
  const differencesAt = (site?: string): number[] => {
    const against = diceOf(PAIR.against, site);
    return [...diceOf(PAIR.arm, site)].map(([id, value]) => value - (against.get(id) ?? NaN));
  };
  expect(pair).toMatchObject({
    apart: [],
    pairs: { both: 12, only_arm: 0, only_against: 0, neither: 0 },
  });
  for (const { site, n, p, estimate } of pair?.completed_only.sites ?? []) {
    const differences = differencesAt(site);
    expect(n).toBe(differences.length);
    expect(p).toBeCloseTo(signedRankTest(differences).p, 9);
    expect(estimate).toBeCloseTo(hodgesLehmann(differences)?.estimate ?? NaN, 12);
  }
  const bias = differencesAt().reduce((sum, value) => sum + value, 0) / 12;
  expect(pair?.completed_only.agreement?.bias).toBeCloseTo(bias, 12);
  expect(pair?.points).toHaveLength(12);
});

const GROUPS = {
  kind: 'groups',
  arm: 'margins~m3',
  against: 'margins~m0',
  endpoint: 'dice',
  covariate: 'age',
} satisfies AnalysisQuestion;

it('compares two arms over the groups of a covariate', async () => {
  await ask(GROUPS);
  const { answer } = await answered(GROUPS);
  const groups = answer?.kind === 'groups' ? answer.groups : null;
  const ages = await api.results.search.query({ run_id: runId, filter: {}, limit: 200 });
  const ageOf = new Map(ages.rows.map((row) => [row.case_id, row.covariates.age]));
  const against = diceOf(GROUPS.against);
  expect(groups?.groups.map(({ label }) => label)).toEqual(['60', '61']);
  for (const { label, arm, difference } of groups?.groups ?? []) {
    const cases = [...diceOf(GROUPS.arm)].filter(([id]) => ageOf.get(id) === label);
    expect([arm?.n, difference?.n]).toEqual([cases.length, cases.length]);
    expect(arm?.median).toBe(medianSorted(sorted(cases.map(([, value]) => value))));
    expect(against.size).toBeGreaterThan(cases.length);
  }
  expect(groups?.interaction?.df).toBe(1);
});

it("has a second reader's agreement, and tells the centre nothing of where the label map lies", async () => {
  const { answer } = await answered(RUN);
  const reader = answer?.kind === 'run' ? answer.run.second_reader : null;
  expect(reader?.sites.at(-1)).toMatchObject({ site: null, summary: { n: 6, median: 1 } });
  const [pooled] = (reader?.differences ?? []).filter(
    ({ arm, site }) => arm === PAIR.arm && site === null,
  );
  expect(pooled).toMatchObject({ n: 6 });
  const [{ named, hashed }] = await db.$queryRaw<{ named: number; hashed: number }[]>`
    SELECT count(*) FILTER (WHERE c::text LIKE '%nii.gz%')::int AS named, count("reference_2_sha256")::int AS hashed
    FROM "case" c`;
  expect({ named, hashed }).toEqual({ named: 0, hashed: 6 });
});

describe('the report', () => {
  const files = (...names: string[]) => readdir(sandbox.file('report', ...names));
  const table = async (name: string) => {
    const text = await readFile(sandbox.file('report', 'tables', `${name}.csv`), 'utf8');
    return Papa.parse<Record<string, string>>(text.trimEnd(), { header: true }).data;
  };
  let page: string;

  beforeAll(async () => {
    const { code, out } = await sandbox.atrium('report', runId, '--out', sandbox.file('report'));
    expect({ code, lines: out.trim().split('\n').length }).toEqual({ code: 0, lines: 2 });
    page = await readFile(sandbox.file('report', 'report.html'), 'utf8');
  }, 120_000);

  it('is a page, a PDF, tables and figures', async () => {
    expect((await files()).sort()).toEqual(['figures', 'report.html', 'report.pdf', 'tables']);
    const pdf = await readFile(sandbox.file('report', 'report.pdf'));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const drawn = await files('figures');
    expect(drawn).toEqual(expect.arrayContaining(['distribution.svg', 'distribution.png']));
    expect(drawn).toEqual(expect.arrayContaining(['declared-all-cases.svg', 'effort.png']));
    const png = await readFile(sandbox.file('report', 'figures', 'distribution.png'));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
  });

  it('asks no network for anything, and runs nothing', () => {
    expect(page).not.toMatch(/<(script|link|img|iframe)|url\(|@import|https?:\/\//);
    expect(page).toContain("default-src 'none'");
  });

  it('has the numbers of the rows, and what a replication needs', async () => {
    const endpoint = await table('endpoint');
    for (const { arm, site, population, n, median } of endpoint) {
      const values = [...diceOf(arm, site === 'all sites' ? undefined : site).values()];
      expect([arm, population, Number(n), Number(median)]).toEqual([
        arm,
        population,
        values.length,
        medianSorted(sorted(values)),
      ]);
    }
    const run = await api.runs.show.query({ id: runId });
    for (const text of [runId, run.protocol.sha256, run.cohort.sha256, 'marginPx: [0, 3]'])
      expect(page).toContain(text);
    expect(page).toContain('margins~m3 is not worse than margins~m0 by 0.9, over the sites');
    expect((await table('covariates')).map(({ covariate }) => covariate)).toContain('age');
    expect((await table('second-reader'))[0]).toMatchObject({ arm: 'second reader', value: '1' });
    for (const one of await table('cohort-covariates')) {
      const of = cohort.filter(({ site }) => site === one.site);
      if (one.covariate === 'age')
        expect(Number(one.cases)).toBe(of.filter(({ age }) => age === one.value).length);
      else if (one.covariate === 'bmi')
        expect(Number(one.median)).toBeCloseTo(
          medianSorted(sorted(of.map(({ bmi }) => Number(bmi)))),
          9,
        );
    }
    expect(
      (await table('cohort-covariates')).filter(({ covariate }) => covariate === 'bmi'),
    ).toHaveLength(new Set(cohort.map(({ site }) => site)).size);
    for (const kind of ['pairs', 'ecdf', 'agreement'])
      expect(await files('figures')).toContain(`${kind}-1-margins~m3-margins~m0.svg`);
    expect((await table('declared'))[0]).toMatchObject({
      comparison: 'wider',
      verdict: 'not decidable',
    });
  });

  it('has pictures of the worst cases when asked, and none by itself', async () => {
    const out = sandbox.file('pictured');
    const { code, err } = await sandbox.atrium('report', runId, '--out', out, '--pictures');
    expect(code).toBe(0);
    expect(err).toContain('holds pixels of scans');
    const pictured = await readFile(sandbox.file('pictured', 'report.html'), 'utf8');
    const pictures = [...pictured.matchAll(/data:image\/png;base64,([\w+/=]+)/g)];
    expect(pictures).toHaveLength(9);
    expect(Buffer.from(pictures[0][1], 'base64').subarray(1, 4).toString()).toBe('PNG');
    expect(pictured).toContain('img-src data:');
    expect(page).not.toContain('data:image');
  });

  it('refuses a run that there is not', async () => {
    const unknown = '00000000-0000-7000-8000-000000000000';
    const { code, err } = await sandbox.atrium('report', unknown, '--out', sandbox.file('none'));
    expect(code).toBe(1);
    expect(err).toContain(`No run has the id ${unknown}`);
  });
});

it('keeps an answer as long as nothing that it depends on changes', async () => {
  const before = await answered(RUN);
  await ask(RUN);
  expect(await show(RUN)).toEqual(before);
  await db.$executeRaw`UPDATE "run" SET "version" = "version" + 1 WHERE "id" = ${runId}::uuid`;
  expect(await show(RUN)).toMatchObject({ is_current: false, answer: before.answer });
  await ask(RUN);
  const confirmed = await answered(RUN);
  expect(confirmed.computed_at).toBe(before.computed_at);
  expect(confirmed.content_sha256).toBe(before.content_sha256);
});

it('computes anew where a row has changed', async () => {
  const before = await answered(RUN);
  await db.$executeRaw`
    UPDATE "result" SET "dice" = 0.25 WHERE "run_id" = ${runId}::uuid AND "case_position" = 0 AND "arm_position" = 0`;
  await db.$executeRaw`UPDATE "run" SET "version" = "version" + 1 WHERE "id" = ${runId}::uuid`;
  await ask(RUN);
  const after = await answered(RUN);
  expect(after.content_sha256).not.toBe(before.content_sha256);
  const run = after.answer?.kind === 'run' ? after.answer.run : null;
  expect(run?.arms[0].all_cases?.min).toBeLessThanOrEqual(0.25);
});

it.each<[string, AnalysisQuestion, RegExp]>([
  ['an arm that the run has not', { ...PAIR, arm: 'other' }, /no arm other/],
  ['an arm against itself', { ...PAIR, arm: PAIR.against }, /itself/],
  ['a covariate that the cohort has not', { ...GROUPS, covariate: 'x' }, /no covariate x.*age/],
  ['a tolerance that was not measured', { ...PAIR, endpoint: 'nsd_5mm' }, /nsd_1mm, nsd_2mm/],
])('refuses %s', async (_what, question, message) => {
  await expect(ask(question)).rejects.toThrow(message);
});

it('refuses a run that goes on', async () => {
  await db.$executeRaw`UPDATE "run" SET "state" = 'running' WHERE "id" = ${runId}::uuid`;
  await expect(ask(RUN)).rejects.toThrow('has not ended');
  await db.$executeRaw`UPDATE "run" SET "state" = 'finished' WHERE "id" = ${runId}::uuid`;
});

it('says what went wrong, and is asked again', async () => {
  const failed = { state: 'failed', error: 'No room.', answer: null };
  await db.$executeRaw`
    UPDATE "analysis" SET "state" = 'failed', "error" = 'No room.', "answer" = NULL
    WHERE "run_id" = ${runId}::uuid AND "question"->>'kind' = 'pair'`;
  expect(await show(PAIR)).toMatchObject(failed);
  await ask(PAIR);
  expect((await answered(PAIR)).answer).not.toBeNull();
});
