/* The command that a run's page copies, as a shell runs it. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createApiClient, type ApiClient } from '@atrium/api-client';
import { rerunCommand, type Selection } from '@atrium/contracts';

import { phantomManifest, phantomRows } from '../sandbox/cohort';
import { marginsProtocol } from '../sandbox/protocol';
import { registerManifest } from '../sandbox/register';
import { Sandbox } from '../sandbox/sandbox';
import { waitFor } from '../sandbox/wait';

jest.setTimeout(120_000);

const CLI = path.resolve(__dirname, '../../apps/cli/dist/main.js');
/** All that a shell could make something of. */
const NAME = `it's a "study" $HOME \`id\` \\ ; & *`;
const ALL: Selection = { sites: null, cases: null, limit: null };

const BUNDLES = path.resolve(__dirname, '../../libs/models/fixtures/bundles');

let sandbox: Sandbox;
/** The tiny model, and the same under another id. */
let bundles: string;
let api: ApiClient;
let protocolId: string;

beforeAll(async () => {
  bundles = await mkdtemp(path.join(os.tmpdir(), 'atrium-bundles-'));
  for (const id of ['tiny', 'tiny-2']) {
    await cp(path.join(BUNDLES, 'tiny'), path.join(bundles, id), { recursive: true });
    const file = path.join(bundles, id, 'model.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"tiny"', `"${id}"`));
  }
  sandbox = await Sandbox.create({ ATRIUM_BUNDLES: bundles });
  await sandbox.keepStack();
  api = createApiClient((await sandbox.stack())?.apiUrl ?? '');
  await registerManifest(api, await phantomManifest(), NAME);
  // Another content: the same one is the same version under its first name.
  const other = await sandbox.writeRows('other.csv', (await phantomRows()).slice(1));
  await registerManifest(api, other, 'other');
  const saved = await api.protocols.save.mutate({ source: marginsProtocol('m'), file: 'm.yaml' });
  if (!saved.ok) throw new Error(JSON.stringify(saved.issues));
  protocolId = saved.protocol.id;
}, 240_000);

afterAll(async () => {
  await sandbox.dispose();
  await rm(bundles, { recursive: true, force: true });
}, 90_000);

async function launch(selection: Selection) {
  const cohort = await api.cohorts.find.query({ reference: `${NAME}@1` });
  const { id } = await api.runs.launch.mutate({
    protocol_id: protocolId,
    cohort_id: cohort.id,
    selection,
  });
  return api.runs.show.query({ id });
}

/** Runs a command line in bash, where `npx atrium` is the command line of this checkout. */
async function bash(line: string) {
  const script = `npx() { shift; "$NODE" "$CLI" "$@"; }\n${line} --json`;
  const env = { ...process.env, ATRIUM_HOME: sandbox.home, NODE: process.execPath, CLI };
  const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script], { env });
  const { run_id }: { run_id: string } = JSON.parse(stdout);
  return { run: await api.runs.show.query({ id: run_id }), stderr };
}

it.each<[Selection, number]>([
  [ALL, 12],
  [{ sites: ['demo-south'], cases: null, limit: 2 }, 2],
  [{ sites: null, cases: ['demo-north-1', 'demo-south-2'], limit: null }, 2],
])('of %j it takes the same cases', async (selection, cases) => {
  const first = await launch(selection);
  const { run, stderr } = await bash(rerunCommand(first));
  expect(run).toMatchObject({ selection, cases, rerun_of: first.id, cohort: first.cohort });
  expect(stderr).toContain(`of ${NAME}@1.`);
});

describe('on another cohort', () => {
  const rerun = (id: string, ...more: string[]) =>
    sandbox.atrium('runs', 'rerun', id, '--cohort', 'other', '--json', ...more);
  const selectionOf = async (out: string) => {
    const { run_id }: { run_id: string } = JSON.parse(out);
    return (await api.runs.show.query({ id: run_id })).selection;
  };

  it('the sites and the limit go along, and it says so', async () => {
    const selection = { sites: ['demo-south'], cases: null, limit: 2 };
    const { out, err } = await rerun((await launch(selection)).id);
    expect(err).toContain('Takes the first 2 cases at demo-south of other@1.');
    expect(await selectionOf(out)).toEqual(selection);
  });

  it('chosen cases do not: what to take has to be said', async () => {
    const { id } = await launch({ sites: null, cases: ['demo-north-2'], limit: null });
    expect(await rerun(id)).toMatchObject({
      code: 1,
      err: expect.stringContaining('--sites, --cases, --limit, --subset or --all'),
    });
    expect(await selectionOf((await rerun(id, '--all')).out)).toEqual(ALL);
    const chosen = await rerun(id, '--cases', 'demo-north-2');
    expect(await selectionOf(chosen.out)).toMatchObject({ cases: ['demo-north-2'] });
    expect(await rerun(id, '--sites', 'nowhere')).toMatchObject({ code: 1 });
  });
});

describe('only what failed', () => {
  const rerun = (id: string, ...more: string[]) =>
    sandbox.atrium('runs', 'rerun', id, '--only', 'failed', '--json', ...more);
  let id: string;
  let failed: string;

  beforeAll(async () => {
    const [whole, broken] = (await phantomRows()).slice(0, 2);
    failed = broken.case_id;
    const rows = [whole, { ...broken, image: sandbox.file('missing.nii.gz') }];
    const manifest = await sandbox.writeRows('broken.csv', rows);
    const cohort = await registerManifest(api, manifest, 'broken');
    const input = { protocol_id: protocolId, cohort_id: cohort.id, selection: ALL };
    ({ id } = await api.runs.launch.mutate(input));
    await waitFor('the end of the run', 90_000, async () => {
      const { state } = await api.runs.show.query({ id });
      return state === 'finished';
    });
  }, 120_000);

  it('takes the cases with a failed arm', async () => {
    const { code, out } = await rerun(id);
    expect(code).toBe(0);
    const { run_id }: { run_id: string } = JSON.parse(out);
    expect(await api.runs.show.query({ id: run_id })).toMatchObject({
      selection: { sites: null, cases: [failed], limit: null },
      rerun_of: id,
    });
  });

  it('is refused beside another choice, and on a cohort of another name', async () => {
    expect(await rerun(id, '--limit', '1')).toMatchObject({
      code: 1,
      err: expect.stringContaining('leave out --sites'),
    });
    expect(await rerun(id, '--cohort', 'other')).toMatchObject({
      code: 1,
      err: expect.stringContaining('name a version of it'),
    });
  });
});

describe('with another model', () => {
  const rerun = (id: string, ...more: string[]) => sandbox.atrium('runs', 'rerun', id, ...more);
  const versions = async () => (await api.protocols.list.query()).length;
  const LIMITED = { sites: null, cases: ['demo-north-1'], limit: null };

  it('says what takes the place of what, and saves nothing for a plan', async () => {
    const { id } = await launch(LIMITED);
    const before = await versions();
    const { code, out } = await rerun(id, '--model', 'tiny=tiny-2', '--plan');
    expect({ code, out }).toMatchObject({ code: 0 });
    expect(out).toContain('Protocol: a version of m with other models than v1');
    expect(out).toMatch(/^Model tiny-2: \S+ \(\w{8}\) in the place of tiny \S+ \(\w{8}\)$/m);
    expect(await versions()).toBe(before);
  });

  it('runs a new version of the protocol with it', async () => {
    const { id } = await launch(LIMITED);
    const { code, out, err } = await rerun(id, '--model', 'tiny=tiny-2', '--json');
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(err).toContain('Saved as protocol m v2.');
    const { run_id }: { run_id: string } = JSON.parse(out);
    const run = await api.runs.show.query({ id: run_id });
    expect(run).toMatchObject({ selection: LIMITED, rerun_of: id, protocol: { version: 2 } });
    expect(run.models.map((model) => model.id)).toEqual(['tiny-2']);
  });

  it('is refused for a model that the protocol does not name, or that there is not', async () => {
    const { id } = await launch(LIMITED);
    const before = await versions();
    expect(await rerun(id, '--model', 'big=tiny-2')).toMatchObject({
      code: 1,
      err: expect.stringContaining('names no model called big. It names: tiny.'),
    });
    expect(await rerun(id, '--model', 'tiny=nowhere')).toMatchObject({
      code: 2,
      err: expect.stringContaining('nowhere'),
    });
    expect(await rerun(id, '--model', 'tiny=nowhere', '--plan')).toMatchObject({
      code: 2,
      err: expect.stringContaining('nowhere'),
    });
    expect((await rerun(id, '--model', 'tiny')).code).toBe(1);
    expect(await versions()).toBe(before);
  });
});
