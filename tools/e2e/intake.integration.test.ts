import {
  copyFile,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createApiClient, type ApiClient } from '@atrium/api-client';
import type { Selection } from '@atrium/contracts';
import { writeMask } from '@atrium/imaging';
import { zipOf } from '../../apps/worker/src/testing/zip';
import { ANSWERS, startIntake, untilIntake, untilServed, writeScan } from '../sandbox/intake';
import { marginsProtocol } from '../sandbox/protocol';
import { Sandbox } from '../sandbox/sandbox';
import { ball, GRID } from '../sandbox/scans';
import { waitFor } from '../sandbox/wait';

const ALL: Selection = { sites: null, cases: null, limit: null };
const HEADER = 'case_id,patient_id,site,image,reference,scanner';

let sandbox: Sandbox;
let api: ApiClient;
/** The only folder that the site may read. */
let data: string;

beforeAll(async () => {
  data = await realpath(await mkdtemp(path.join(os.tmpdir(), 'atrium-intake-')));
  sandbox = await Sandbox.create({ ATRIUM_DATA_ROOTS: data });
  await sandbox.keepStack();
  api = createApiClient((await sandbox.stack())?.apiUrl ?? '');
}, 600_000);

afterAll(async () => {
  await sandbox.dispose();
  await rm(data, { recursive: true, force: true });
}, 120_000);

const at = (...names: string[]) => path.join(data, ...names);

const casesOf = async (reference: string) => {
  const { id } = await api.cohorts.find.query({ reference });
  return (await api.cohorts.cases.query({ cohort_id: id })).rows;
};

describe('a folder of pairs', () => {
  const CASES = ['P001', 'P002', 'ケース 03'];
  const add = (...more: string[]) =>
    sandbox.atrium('cohort', 'add', at('pairs'), '--name', 'pairs', '--site', 'north', ...more);

  beforeAll(async () => {
    for (const [n, name] of CASES.entries())
      await writeScan(
        {
          image: at('pairs', name, 'lgemri.nii.gz'),
          reference: at('pairs', name, 'laendo.nii.gz'),
        },
        n,
      );
    await writeFile(at('pairs', 'notes.txt'), 'nothing');
  });

  it('is refused without a site', async () => {
    const id = await startIntake(api, at('pairs'), { name: 'pairs' });
    await untilIntake(api, id, 'refused');
    const { stage, problems } = await api.intakes.read.query({ id });
    expect({ stage, said: problems[0].message }).toMatchObject({
      stage: 'refused',
      said: expect.stringContaining('names no site'),
    });
    await api.intakes.cancel.mutate({ id });
    await expect(api.intakes.read.query({ id })).rejects.toThrow('does not have this intake');
  }, 300_000);

  it('shows its pairs first and registers nothing while a warning has no answer', async () => {
    const { code, out, err } = await add();
    expect(err).toMatch(/3 cases: \*\/lgemri\.nii\.gz with \*\/laendo\.nii\.gz/);
    expect(err).toContain('Of no case: 1 file.');
    expect(out).toMatch(/P001.*warning.*SLICES_FEW/);
    expect(err).toMatch(/SLICES_FEW: cases .*P001/);
    expect({ code, cohorts: await api.cohorts.list.query() }).toEqual({ code: 2, cohorts: [] });
  }, 300_000);

  it('registers nothing unasked', async () => {
    const { code, err } = await add(...ANSWERS);
    expect(err).toContain('--yes');
    expect({ code, cohorts: await api.cohorts.list.query() }).toEqual({ code: 2, cohorts: [] });
  }, 300_000);

  it('becomes a cohort, once, with ids that the contracts allow and the answers', async () => {
    const first = await add(...ANSWERS, '--yes');
    expect(first).toMatchObject({
      code: 0,
      out: expect.stringContaining('pairs version 1: 3 cases'),
    });
    const again = await add(...ANSWERS, '--yes', '--json');
    expect(JSON.parse(again.out)).toMatchObject({ cohort: { version: 1 }, left_out: [] });
    const rows = await casesOf('pairs');
    expect(rows.map(({ case_id, site }) => [case_id, site])).toEqual([
      ['P001', 'north'],
      ['P002', 'north'],
      [expect.stringMatching(/^case-[b-z]{12}$/), 'north'],
    ]);
    expect(rows[0].checks?.map(({ code, answer }) => [code, answer])).toEqual([
      ['REFERENCE_VOLUME', 'phantoms'],
      ['SLICES_FEW', 'phantoms'],
    ]);
  }, 300_000);

  it('runs', async () => {
    const cohort = await api.cohorts.find.query({ reference: 'pairs' });
    const saved = await api.protocols.save.mutate({ source: marginsProtocol('m'), file: 'm.yaml' });
    if (!saved.ok) throw new Error(JSON.stringify(saved.issues));
    await untilServed(api, 'north');
    const { id } = await api.runs.launch.mutate({
      protocol_id: saved.protocol.id,
      cohort_id: cohort.id,
      selection: ALL,
    });
    const run = await waitFor('the run', 240_000, async () => {
      const found = await api.runs.show.query({ id });
      return found.state === 'finished' && found;
    });
    expect(run.counts).toMatchObject({ completed: 6, failed: 0 });
  }, 300_000);
});

it('takes the pairs of a ZIP in, and the same ZIP again as the same cohort, whatever it is called', async () => {
  const names = ['lgemri.nii.gz', 'laendo.nii.gz'];
  const [image, reference] = names.map((name) => at('zipped', name));
  await writeScan({ image, reference }, 40);
  const entries = await Promise.all(
    names.map(async (name) => ({ name: `Z1/${name}`, bytes: await readFile(at('zipped', name)) })),
  );
  await writeFile(at('scans.zip'), zipOf(entries));
  const add = (name: string) =>
    sandbox.atrium(
      ...['cohort', 'add', at('scans.zip'), '--name', name, '--site', 'packed'],
      ...[...ANSWERS, '--yes'],
    );
  const taken = { code: 0, out: expect.stringContaining('zip version 1: 1 case') };
  expect(await add('zip')).toMatchObject(taken);
  expect(await casesOf('zip')).toMatchObject([{ case_id: 'Z1', has_reference: true }]);
  expect(await add('zip')).toMatchObject(taken);
  const err = expect.stringContaining('nothing is registered as other');
  expect(await add('other')).toMatchObject({ ...taken, err });
}, 300_000);

describe('a manifest', () => {
  let manifest: string;

  beforeAll(async () => {
    const file = (name: string) => at('listed', `${name}.nii.gz`);
    for (const [n, name] of ['a1', 'a2', 'cut', 'grid'].entries())
      await writeScan({ image: file(name), reference: file(`${name}-label`) }, 10 + n);
    const whole = await readFile(file('cut'));
    await writeFile(file('cut'), whole.subarray(0, whole.length / 2));
    const shape = [40, 36, 7] as const;
    await writeMask(file('grid-label'), ball().reference.subarray(0, 40 * 36 * 7), {
      ...GRID,
      shape,
    });
    await copyFile(file('a1'), file('twin'));
    const line = (name: string, scanner = 's') =>
      `${name},${name},west,${name}.nii.gz,${name}-label.nii.gz,${scanner}`;
    const rows = [line('a1'), line('a2'), line('cut'), line('grid'), line('gone')];
    rows.push('twin,twin,west,twin.nii.gz,a1-label.nii.gz,s');
    manifest = at('listed', 'manifest.csv');
    await writeFile(manifest, [HEADER, ...rows, ''].join('\n'));
  });

  const add = (...more: string[]) =>
    sandbox.atrium('cohort', 'add', manifest, '--name', 'listed', ...ANSWERS, ...more);

  it('is registered without its errors, which are said, and with its answers', async () => {
    const refused = await add('--yes');
    expect(refused).toMatchObject({
      code: 2,
      err: expect.stringMatching(/PIXELS_TWICE: case twin/),
    });
    const { code, out } = await add('--answer', 'PIXELS_TWICE:twin=a copy on purpose', '--yes');
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('3 cases') });
    for (const [id, error] of [
      ['cut', 'GZIP_CORRUPT'],
      ['grid', 'GRID_MISMATCH'],
      ['gone', 'FILE_MISSING'],
    ])
      expect(out).toMatch(new RegExp(`left out: west/${id}: ${error}`));
    expect((await casesOf('listed')).map(({ case_id }) => case_id)).toEqual(['a1', 'a2', 'twin']);
  }, 300_000);

  it('with a case more and one changed is another version, whose difference is shown', async () => {
    const file = (name: string) => at('listed', `${name}.nii.gz`);
    await writeScan({ image: file('a3'), reference: file('a3-label') }, 30);
    await writeScan({ image: file('a2') }, 31);
    const row = 'a3,a3,west,a3.nii.gz,a3-label.nii.gz,s\n';
    await writeFile(
      manifest,
      (await readFile(manifest, 'utf8')).replace(/^a1,(.*),s$/m, 'a1,$1,t') + row,
    );
    const answer = ['--answer', 'PIXELS_TWICE:twin=a copy on purpose', '--yes'];
    expect(await add(...answer)).toMatchObject({
      code: 0,
      out: expect.stringContaining('version 2'),
    });
    const { code, out } = await sandbox.atrium('cohort', 'diff', 'listed@1', 'listed@2', '--json');
    expect(code).toBe(0);
    const changed = { site: 'west', change: 'changed', left_out: null };
    expect(JSON.parse(out)).toEqual({
      added: 1,
      removed: 0,
      changed: 2,
      answered: 0,
      same: 1,
      rows: [
        { case_id: 'a1', ...changed, what: ['covariate scanner'] },
        { case_id: 'a2', ...changed, what: ['image'] },
        { case_id: 'a3', site: 'west', change: 'added', what: [], left_out: null },
      ],
      subsets: [],
    });
  }, 300_000);

  it('is registered without a case that is left out, whose warnings then need no answer', async () => {
    expect(await add('--leave-out', 'nobody=no', '--yes')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/PIXELS_TWICE: case twin/),
    });
    expect(await add('--leave-out', 'twin', '--yes')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Nobody said why these cases are left out'),
    });
    expect(await add('--leave-out', 'twin,nobody=a copy', '--yes')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no case nobody to leave out'),
    });
    const why = ['--note', 'without the copy'];
    const { code, out } = await add('--leave-out', 'twin=a copy', ...why, '--yes');
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('version 3') });
    expect(await api.cohorts.find.query({ reference: 'listed@3' })).toMatchObject({
      note: 'without the copy',
    });
    // The same content is that version, and what it says stays.
    const again = ['--leave-out', 'twin=a copy', '--note', 'once more', '--yes'];
    expect(await add(...again)).toMatchObject({
      out: expect.stringContaining('version 3'),
      err: expect.stringContaining('This content is a version already'),
    });
    expect((await sandbox.atrium('cohort', 'list')).out).toContain('without the copy');
    expect(out).toMatch(/left out: west\/twin: .*PIXELS_TWICE, a copy/);
    const diff = await sandbox.atrium('cohort', 'diff', 'listed@2', 'listed@3');
    expect(diff.out).toMatch(
      /twin .*removed .*left out of the later version: a copy \(.*PIXELS_TWICE\)/,
    );
    expect((await casesOf('listed')).map(({ case_id }) => case_id)).toEqual(['a1', 'a2', 'a3']);
  }, 300_000);

  it('whose names are no ids gets ids, and the map stays at the site', async () => {
    const rows = ['症例 1,患者 1,Köln,a1.nii.gz,a1-label.nii.gz,s', 'b2,=P2,Köln,a3.nii.gz,,s'];
    await writeFile(at('listed', 'names.csv'), [HEADER, ...rows, ''].join('\n'));
    const { code, out } = await sandbox.atrium(
      ...['cohort', 'add', at('listed', 'names.csv'), '--name', 'names', '--yes'],
      ...[...ANSWERS, '--answer', 'NO_REFERENCE=none'],
    );
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('2 cases') });
    const cases = await casesOf('names');
    expect(cases.map(({ case_id, patient_id, site }) => [case_id, patient_id, site])).toEqual([
      [
        expect.stringMatching(/^case-[b-z]{12}$/),
        expect.stringMatching(/^patient-[b-z]{12}$/),
        expect.stringMatching(/^site-[b-z]{12}$/),
      ],
      ['b2', expect.stringMatching(/^patient-[b-z]{12}$/), cases[0].site],
    ]);
  }, 300_000);

  it('without a site is of the one that is said', async () => {
    const text = 'case_id,patient_id,image,reference\nx1,x1,a1.nii.gz,a1-label.nii.gz\n';
    await writeFile(at('listed', 'no-site.csv'), text);
    const id = await startIntake(api, at('listed', 'no-site.csv'), { name: 'no-site' });
    await untilIntake(api, id, 'refused');
    const again = await startIntake(api, at('listed', 'no-site.csv'), {
      ...{ name: 'no-site', site: 'east' },
    });
    await untilIntake(api, again, 'ready');
    const { rows } = await api.intakes.read.query({ id: again });
    expect(rows.map(({ case_id, site }) => [case_id, site])).toEqual([['x1', 'east']]);
  }, 300_000);

  it('names no case to look at outside of what the site allows', async () => {
    await writeFile(at('listed', 'away.csv'), `${HEADER}\nx,x,west,/etc/hostname,,s\n`);
    const id = await startIntake(api, at('listed', 'away.csv'), { name: 'away' });
    await untilIntake(api, id, 'ready');
    const { rows } = await api.intakes.read.query({ id, only: 'errors' });
    expect(rows[0].issues[0].code).toBe('FILE_FORBIDDEN');
    await expect(api.intakes.confirm.mutate({ id })).rejects.toThrow('No case is left');
  }, 300_000);

  it('refuses to be taken when a file changed since', async () => {
    const lone = at('changing', 'x.nii.gz');
    await writeScan({ image: lone }, 40);
    const id = await startIntake(api, at('changing'), { name: 'changing', site: 'west' });
    await untilIntake(api, id, 'ready');
    await writeScan({ image: lone }, 41);
    const codes = ['SLICES_FEW', 'NO_REFERENCE'] as const;
    const answers = codes.map((code) => ({ code, case_id: null, text: 'a phantom' }));
    const confirm = () => api.intakes.confirm.mutate({ id, answers });
    await expect(confirm()).rejects.toThrow('changed since');
    await api.intakes.resume.mutate({ id });
    await untilIntake(api, id, 'ready');
    expect((await confirm()).cohort.cases).toBe(1);
  }, 300_000);
});

describe('an intake on its way', () => {
  const CASES = 60;

  beforeAll(async () => {
    await mkdir(at('many'), { recursive: true });
    for (let n = 0; n < CASES; n += 1)
      await writeScan({ image: at('many', `c${n}.nii.gz`) }, 100 + n);
  }, 120_000);

  const begun = (id: string) =>
    waitFor('the first cases', 240_000, async () => {
      const view = await api.intakes.show.query({ id });
      return view.done > 0 && view;
    });

  const recordOf = (id: string, name: string) =>
    stat(path.join(sandbox.home, 'intakes', id, 'cases', `${name}.json`)).catch(() => null);

  it('stops, and goes on with what is left', async () => {
    const id = await startIntake(api, at('many'), { name: 'stopped', site: 'east' });
    await begun(id);
    await api.intakes.stop.mutate({ id });
    await untilIntake(api, id, 'stopped');
    const before = await recordOf(id, 'c0');
    await api.intakes.resume.mutate({ id });
    const { summary, attempt } = await untilIntake(api, id, 'ready');
    expect({ attempt, sites: summary?.sites }).toMatchObject({
      attempt: 2,
      sites: [{ cases: CASES }],
    });
    expect((await recordOf(id, 'c0'))?.mtimeMs).toBe(before?.mtimeMs);
    expect(summary?.profiles[0]).toMatchObject({ site: 'east', cases: CASES });
  }, 600_000);

  it('waits for a worker that is away', async () => {
    const id = await startIntake(api, at('many'), { name: 'away', site: 'east' });
    await begun(id);
    const stack = await sandbox.stack();
    process.kill(stack?.processes['worker'].pid ?? 0, 'SIGKILL');
    const { summary, attempt } = await untilIntake(api, id, 'ready', 480_000);
    expect({ attempt, sites: summary?.sites }).toMatchObject({
      attempt: 1,
      sites: [{ cases: CASES }],
    });
  }, 600_000);

  it('that the command line is interrupted in is stopped, and resumed by the same command', async () => {
    // So many that there is a middle to stop in, however late the command line hears of it.
    const more = 6 * CASES;
    await mkdir(at('more'), { recursive: true });
    for (let n = 0; n < more; n += 1)
      await writeScan({ image: at('more', `c${n}.nii.gz`) }, 1000 + n);
    const args = ['cohort', 'add', at('more'), '--name', 'again', '--site', 'east'];
    const running = sandbox.start(...args);
    let said = '';
    running.process.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await waitFor('the middle', 240_000, () => Promise.resolve(/inspecting: [1-9]/.test(said)));
    running.process.kill('SIGINT');
    const first = await running.finished;
    expect(first).toMatchObject({
      code: 130,
      err: expect.stringContaining('Nothing was registered'),
    });
    const answers = ['--answer', 'SLICES_FEW=phantoms', '--answer', 'NO_REFERENCE=none yet'];
    const second = await sandbox.atrium(...args, ...answers, '--yes');
    expect(second).toMatchObject({ code: 0, out: expect.stringContaining(`${more} cases`) });
    const [{ name, attempt }] = await api.intakes.list.query({ limit: 1 });
    expect({ name, attempt }).toEqual({ name: 'again', attempt: 2 });
  }, 600_000);
});
