/* Named subsets of a cohort: saved, run, carried to the next version, and named by a protocol as its pilot. */
import { readFile } from 'node:fs/promises';
import { createApiClient, type ApiClient } from '@atrium/api-client';
import { runJsonSchema, type CohortSummary, type Selection } from '@atrium/contracts';
import Papa from 'papaparse';
import { phantomRows, type ManifestCells } from '../sandbox/cohort';
import { marginsProtocol } from '../sandbox/protocol';
import { registerManifest } from '../sandbox/register';
import { Sandbox } from '../sandbox/sandbox';
import { waitFor } from '../sandbox/wait';

jest.setTimeout(180_000);

const PROTOCOL = `${marginsProtocol('with-pilot')}analysis:
  endpoint: dice
  comparisons:
    - { id: wider, kind: non-inferiority, arm: margins~m3, against: margins~m0, margin: 0.9 }
  pilot: pilot
`;
const ALL: Selection = { sites: null, cases: null, limit: null };

let sandbox: Sandbox;
let api: ApiClient;
let rows: ManifestCells[];
let manifest: string;
let protocol: string;
let cohort: CohortSummary;
/** The first two cases of the manifest. */
let pilot: string[];

beforeAll(async () => {
  sandbox = await Sandbox.create();
  await sandbox.keepStack();
  api = createApiClient((await sandbox.stack())?.apiUrl ?? '');
  rows = (await phantomRows()).map((row, i) => ({ ...row, grade: String(1 + (i % 3)) }));
  manifest = await sandbox.writeRows('la.csv', rows);
  protocol = await sandbox.write('with-pilot.yaml', PROTOCOL);
  cohort = await registerManifest(api, manifest, 'la');
  pilot = rows.slice(0, 2).map(({ case_id }) => case_id);
}, 240_000);

afterAll(() => sandbox.dispose(), 90_000);

const add = (name: string, ...definition: string[]) =>
  sandbox.atrium('cohort', 'subset', 'add', 'la', name, ...definition);
const evaluate = (out: string, ...more: string[]) =>
  sandbox.atrium('evaluate', manifest, '--protocol', protocol, '--out', sandbox.file(out), ...more);
const subsetsOf = async (id: string) =>
  Object.fromEntries((await api.cohorts.subsets.query({ id })).map((one) => [one.name, one]));
const idsWhere = (keep: (row: ManifestCells) => boolean) =>
  rows.filter(keep).map(({ case_id }) => case_id);

describe('before there is a subset', () => {
  it('a run of one is refused, and so is a protocol whose pilot is one', async () => {
    expect(await evaluate('none', '--subset', 'pilot')).toMatchObject({
      code: 1,
      err: expect.stringContaining('cohort la@1, which has no subset called pilot. It has: none.'),
    });
    const saved = await api.protocols.save.mutate({ source: PROTOCOL, file: 'p.yaml' });
    if (!saved.ok) throw new Error(JSON.stringify(saved.issues));
    const input = { protocol_id: saved.protocol.id, cohort_id: cohort.id, selection: ALL };
    const refusal =
      "The protocol's pilot is a subset. Cohort la v1 has no subset called pilot. It has none.";
    expect((await api.runs.preview.query(input)).refusals).toContain(refusal);
    await expect(api.runs.launch.mutate(input)).rejects.toThrow(refusal);
  });
});

describe('saving', () => {
  it('takes a list of cases, or what meets conditions', async () => {
    const listed = await add('pilot', '--cases', pilot.join(','));
    expect(listed).toMatchObject({
      code: 0,
      out: `Subset pilot of la@1: 2 cases (${rows[0].site} 2).\n`,
    });
    const where = ['--where', 'grade=3', '--where', 'grade=2', '--where', `site=${rows[0].site}`];
    expect(await add('severe', ...where)).toMatchObject({ code: 0 });
    const severe = idsWhere(({ grade, site }) => grade !== '1' && site === rows[0].site);
    expect((await subsetsOf(cohort.id)).severe).toMatchObject({
      cases: severe.length,
      sites: [{ site: rows[0].site, cases: severe.length }],
      is_carried: false,
    });
    const { out } = await sandbox.atrium('cohort', 'subset', 'list', 'la@1');
    expect(out).toContain('2 listed cases');
    expect(out).toContain(`grade is 3 or 2, and site is ${rows[0].site}`);
  });

  it('the same again is the subset that is there; a name never comes to mean something else', async () => {
    expect(await add('pilot', '--cases', pilot.join(','))).toMatchObject({ code: 0 });
    const input = { cohort_id: cohort.id, name: 'pilot' };
    const other = { kind: 'cases' as const, cases: [pilot[0]] };
    const taken = /has a subset called pilot, which stays as it is/;
    await expect(api.cohorts.addSubset.mutate({ ...input, definition: other })).rejects.toThrow(
      taken,
    );
    await expect(
      api.cohorts.addSubset.mutate({ ...input, name: 'Pilot', definition: other }),
    ).rejects.toThrow(taken);
    expect((await subsetsOf(cohort.id)).pilot.cases).toBe(2);
  });

  it('asked for by two at once it is one', async () => {
    const definition = { kind: 'cases' as const, cases: [pilot[1]] };
    const input = { cohort_id: cohort.id, name: 'lonely', definition };
    const [a, b] = await Promise.all([
      api.cohorts.addSubset.mutate(input),
      api.cohorts.addSubset.mutate(input),
    ]);
    expect(b).toEqual(a);
  });

  it.each([
    [['--cases', 'nobody'], 'no case called nobody'],
    [['--where', 'height=3'], 'no column called height. A subset is by: site, '],
    [['--where', 'grade=9'], 'No case of the cohort has grade=9'],
    [['--where', 'site=nowhere'], 'No case of the cohort has site=nowhere'],
    [[], 'Say which cases'],
    [['--where', 'grade=3', '--cases', 'x'], 'Say which cases'],
  ])('%j is refused', async (definition, sentence) => {
    const { code, err } = await add('bad', ...definition);
    expect(code).not.toBe(0);
    expect(err).toContain(sentence);
    expect(Object.keys(await subsetsOf(cohort.id))).not.toContain('bad');
  });

  it('stands in the audit trail', async () => {
    const events = await api.audit.list.query({ verbs: ['cohort.add-subset'] });
    expect(events.map(({ sentence }) => sentence)).toContain(
      'Named subset pilot of la v1: 2 cases.',
    );
  });
});

describe('running', () => {
  it('takes its cases, says so in run.json, and claims nothing of the pilot', async () => {
    const { code, err } = await evaluate('pilot', '--subset', 'pilot');
    expect({ code, err }).toMatchObject({ code: 0 });
    const results = await readFile(sandbox.file('pilot', 'results.csv'), 'utf8');
    const found = Papa.parse<{ case_id: string }>(results.trim(), { header: true }).data;
    expect([...new Set(found.map(({ case_id }) => case_id))]).toEqual(pilot);
    const run = runJsonSchema.parse(
      JSON.parse(await readFile(sandbox.file('pilot', 'run.json'), 'utf8')),
    );
    expect(run).toMatchObject({
      cohort: { name: 'la', version: 1, cases: 2 },
      selection: { ...ALL, subset: 'pilot' },
    });
    const answer = await waitFor('the statistics', 60_000, async () => {
      const question = { kind: 'run' as const };
      const view = await api.analysis.show.query({ run_id: run.run_id, question });
      return view.is_current && view.answer;
    });
    expect(answer).toMatchObject({
      run: {
        pilot: { subset: 'pilot', cases: 2 },
        declared: [{ all_cases: { pairs: { both: 0, one: 0, neither: 0 }, patients: 0 } }],
      },
    });
    expect((await evaluate('pilot', '--subset', 'severe')).code).toBe(2);
    expect((await evaluate('pilot', '--subset', 'pilot')).code).toBe(0);
  });

  it('narrows with sites and a limit, and is previewed as it will be', async () => {
    const [run] = await api.runs.list.query({ limit: 1 });
    const whole = { protocol_id: run.protocol.id, cohort_id: cohort.id };
    const preview = (more: Partial<Selection>) =>
      api.runs.preview.query({ ...whole, selection: { ...ALL, subset: 'severe', ...more } });
    const severe = idsWhere(({ grade, site }) => grade !== '1' && site === rows[0].site);
    expect(await preview({})).toMatchObject({ cases: severe.length, refusals: [] });
    expect((await preview({})).cost?.rows).toBe(2 * severe.length);
    expect((await preview({ limit: 1 })).cases).toBe(1);
    expect((await preview({ sites: [rows[11].site] })).cases).toBe(0);
    expect((await preview({ subset: 'nothing' })).refusals[0]).toBe(
      'Cohort la v1 has no subset called nothing. It has: lonely, pilot, severe.',
    );
  });
});

describe('the next version', () => {
  let next: CohortSummary;

  beforeAll(async () => {
    // The pilot's second case has left, and the first is of grade 3 now.
    const changed = rows
      .filter(({ case_id }) => case_id !== pilot[1])
      .map((row) => (row.case_id === pilot[0] ? { ...row, grade: '3' } : row));
    next = await registerManifest(api, await sandbox.writeRows('next.csv', changed), 'la');
  });

  it('has its subsets resolved anew, and none of which nothing is left', async () => {
    const before = await subsetsOf(cohort.id);
    const now = await subsetsOf(next.id);
    expect(Object.keys(now)).toEqual(['pilot', 'severe']);
    expect(now.pilot).toMatchObject({ cases: 1, is_carried: true });
    // One left, one came: what the rule means is what it meant.
    expect(now.severe.definition).toEqual(before.severe.definition);
    expect(before.pilot.cases).toBe(2);
  });

  it('says so in the diff and in the audit trail', async () => {
    const { out } = await sandbox.atrium('cohort', 'diff', 'la@1', 'la@2');
    expect(out).toContain('subset lonely: not there; it had 1 case');
    expect(out).toContain('subset pilot: 1 case instead of 2: 0 added, 1 left out');
    expect(out).toMatch(/subset severe: \d cases instead of \d: 1 added, 1 left out/);
    const events = await api.audit.list.query({ verbs: ['cohort.register'] });
    expect(events[0].sentence).toBe(
      'Registered cohort la v2 with 11 cases. 2 subsets came along. No case is left of: lonely.',
    );
  });

  it('a rerun takes the subset of the same name there, or the one that is named', async () => {
    const runs = await api.runs.list.query({});
    const of = runs.find(({ selection }) => selection.subset === 'pilot')?.id ?? '';
    const rerun = (...more: string[]) => sandbox.atrium('runs', 'rerun', of, '--json', ...more);
    const launched = async (out: string) => {
      const { run_id }: { run_id: string } = JSON.parse(out);
      return api.runs.show.query({ id: run_id });
    };
    const carried = await rerun('--cohort', 'la');
    expect(carried.err).toContain('Takes subset pilot of la@2.');
    expect(await launched(carried.out)).toMatchObject({
      selection: { ...ALL, subset: 'pilot' },
      cases: 1,
    });
    const named = await rerun('--cohort', 'la@1', '--subset', 'severe', '--limit', '1');
    expect(await launched(named.out)).toMatchObject({
      selection: { ...ALL, limit: 1, subset: 'severe' },
      cases: 1,
      cohort: { version: 1 },
    });
    expect(await rerun('--cohort', 'la', '--subset', 'lonely')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no subset called lonely. It has: pilot, severe.'),
    });
    expect((await sandbox.atrium('runs', 'rerun', of, '--plan')).code).toBe(0);
  });
});
