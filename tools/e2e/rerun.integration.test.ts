/* The command that a run's page copies, as a shell runs it. */
import { execFile } from 'node:child_process';
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

let sandbox: Sandbox;
let api: ApiClient;
let protocolId: string;

beforeAll(async () => {
  sandbox = await Sandbox.create();
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

afterAll(() => sandbox.dispose(), 90_000);

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
