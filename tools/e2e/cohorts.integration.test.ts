import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createApiClient, type ApiClient } from '@atrium/api-client';
import type { ManifestCheck, ManifestSource, Selection } from '@atrium/contracts';
import { ANSWERS } from '../sandbox/intake';
import { marginsProtocol } from '../sandbox/protocol';
import { Sandbox } from '../sandbox/sandbox';
import { ball, GRID, writeCase } from '../sandbox/scans';
import { waitFor } from '../sandbox/wait';

const ALL: Selection = { sites: null, cases: null, limit: null };
const HEADER = 'case_id,patient_id,site,image,reference,scanner,撮像装置';
const PROTOCOL = marginsProtocol('registered');

let sandbox: Sandbox;
let api: ApiClient;
/** The only folder that the site may read, and one beside it. */
let data: string;
let outside: string;

beforeAll(async () => {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'atrium-data-')));
  data = path.join(folder, 'data');
  outside = path.join(folder, 'outside');
  await mkdir(data);
  await mkdir(outside);
  sandbox = await Sandbox.create({ ATRIUM_DATA_ROOTS: data });
  await sandbox.keepStack();
  api = createApiClient((await sandbox.stack())?.apiUrl ?? '');
}, 180_000);

afterAll(async () => {
  await sandbox.dispose();
  await rm(path.dirname(data), { recursive: true, force: true });
}, 90_000);

const at = (...names: string[]) => path.join(data, ...names);

async function check(source: ManifestSource): Promise<ManifestCheck> {
  const id = randomUUID();
  await api.cohorts.check.start.mutate({ id, source });
  return waitFor('the check', 30_000, async () => {
    const found = await api.cohorts.check.read.query({ id });
    return found.state !== 'checking' && found;
  });
}

const checkPath = (file: string) => check({ kind: 'path', path: file });

/** Good cases a1, a2 (site north) and b1 (site south), with covariates. */
async function goodManifest(name = 'good.csv', extra: string[] = []): Promise<string> {
  const rows = await Promise.all(
    (['a1', 'a2', 'b1'] as const).map(async (id, i) => {
      await writeCase(at('scans'), id);
      const site = id.startsWith('a') ? 'north' : 'south';
      return `${id},p-${id},${site},scans/${id}/image.nii.gz,scans/${id}/reference.nii.gz,scanner ${i % 2},東芝 1.5T`;
    }),
  );
  await writeFile(at(name), [HEADER, ...rows, ...extra, ''].join('\n'));
  return at(name);
}

describe('a machine without a site', () => {
  it('has a worker that answers', async () => {
    expect(await api.sites.list.query()).toEqual([]);
    const [worker] = await api.sites.workers.query();
    expect(worker).toMatchObject({ online: true, provider: 'cpu' });
    expect(worker.free_disk_mb).toBeGreaterThan(0);
  });
});

describe('checking a manifest', () => {
  it('refuses with every line and column, and takes nothing', async () => {
    await writeFile(at('bad.csv'), `${HEADER}\na b,p,s,i,r,x,y\nc,p,s,i\n`);
    const { state, refusals, rows } = await checkPath(at('bad.csv'));
    expect({ state, rows }).toEqual({ state: 'refused', rows: [] });
    expect(refusals.map(({ line, column }) => [line, column])).toEqual([
      [2, 1],
      [3, 7],
    ]);
    expect(await api.cohorts.list.query()).toEqual([]);
  });

  it.each([
    ['a relative path', () => 'good.csv', 'Give the whole path'],
    ['nothing at its path', () => at('nowhere.csv'), 'There is no file at this path'],
    ['a folder', () => data, 'not a regular file'],
    ['a file outside', () => path.join(outside, 'm.csv'), 'lies outside'],
    ['a link that leads outside', () => at('link.csv'), 'lies outside'],
    ['a way out', () => at('..', 'outside', 'm.csv'), 'lies outside'],
    ['a named pipe', () => at('pipe'), 'not a regular file'],
  ])('refuses %s', async (_what, file, sentence) => {
    await writeFile(path.join(outside, 'm.csv'), HEADER);
    await symlink(path.join(outside, 'm.csv'), at('link.csv')).catch(() => undefined);
    execFileSync('sh', ['-c', `test -p ${at('pipe')} || mkfifo ${at('pipe')}`]);
    const { state, refusals } = await checkPath(file());
    expect(state).toBe('refused');
    expect(refusals[0].message).toContain(sentence);
  });

  it('reads an upload against its folder, byte by byte', async () => {
    const file = await goodManifest();
    const source = (bytes: Buffer, folder: string): ManifestSource => ({
      kind: 'upload',
      file: '../../elsewhere/upload.csv',
      folder,
      bytes_base64: bytes.toString('base64'),
    });
    const good = await check(source(await readFile(file), data));
    expect(good).toMatchObject({
      state: 'checked',
      rows_total: 3,
      rows_with_issue: 0,
      name: 'upload',
    });
    const latin1 = await check(source(Buffer.from(`${HEADER.slice(0, 40)}\xe9\n`, 'latin1'), data));
    expect(latin1).toMatchObject({ state: 'refused' });
    expect(latin1.refusals[0].line).toBe(1);
    expect((await check(source(await readFile(file), outside))).state).toBe('refused');
  });

  it('says of each row what its evaluation would fail for, with line, code and file', async () => {
    const file = await manifestWithIssues();
    const { rows, rows_with_issue, sites, state } = await checkPath(file);
    expect({ state, rows_with_issue }).toEqual({ state: 'checked', rows_with_issue: 4 });
    expect(rows.map(({ line, issue }) => [line, issue?.code, issue?.file])).toEqual([
      [2, undefined, undefined],
      [3, undefined, undefined],
      [4, undefined, undefined],
      [5, 'FILE_MISSING', 'image'],
      [6, 'GZIP_CORRUPT', 'reference'],
      [7, 'GRID_MISMATCH', 'reference'],
      [8, 'FILE_FORBIDDEN', 'image'],
    ]);
    expect(sites).toContainEqual({ site: 'west', cases: 4, issues: 4 });
    const only = await api.cohorts.check.read.query({
      id: (await checkPath(file)).id,
      problems: true,
    });
    expect(only.rows_found).toBeLessThanOrEqual(4);
  });

  it('knows no check that it never began', async () => {
    await expect(api.cohorts.check.read.query({ id: randomUUID() })).rejects.toMatchObject({
      data: { code: 'NOT_FOUND' },
    });
  });
});

/** Four rows that fail each in its way, after the three good ones. */
async function manifestWithIssues(): Promise<string> {
  const cut = await writeCase(at('scans'), 'cut');
  await writeFile(cut.reference, (await readFile(cut.reference)).subarray(0, 60));
  const { writeMask } = await import('@atrium/imaging');
  const grid = await writeCase(at('scans'), 'grid');
  const shape = [40, 36, 7] as const;
  await writeMask(grid.reference, ball().reference.subarray(0, 40 * 36 * 7), { ...GRID, shape });
  const secret = await writeCase(outside, 'secret');
  await symlink(secret.image, at('scans', 'secret.nii.gz')).catch(() => undefined);
  return goodManifest('issues.csv', [
    'x1,x1,west,scans/nowhere.nii.gz,,s,',
    'x2,x2,west,scans/cut/image.nii.gz,scans/cut/reference.nii.gz,s,',
    'x3,x3,west,scans/grid/image.nii.gz,scans/grid/reference.nii.gz,s,',
    'x4,x4,west,scans/secret.nii.gz,,s,',
  ]);
}

async function registered(file: string, name = 'cohort') {
  const { id, state } = await checkPath(file);
  expect(state).toBe('checked');
  return api.cohorts.check.register.mutate({ check_id: id, name });
}

describe('registering what was checked', () => {
  it('twice at once is one version; with answers, on the command line, another, and again the same', async () => {
    const file = await goodManifest();
    const { id } = await checkPath(file);
    const take = () => api.cohorts.check.register.mutate({ check_id: id, name: 'twice' });
    const [a, b] = await Promise.all([take(), take()]);
    expect(b).toEqual(a);
    const answers = [...ANSWERS, '--answer', 'PIXELS_TWICE=phantoms', '--yes'];
    const args = ['cohort', 'add', file, '--name', 'twice', ...answers, '--json'];
    const add = async () => JSON.parse((await sandbox.atrium(...args)).out).cohort?.id;
    const answered = await add();
    expect(answered).not.toBe(a.id);
    expect(await add()).toBe(answered);
    const versions = (await api.cohorts.list.query()).filter(({ name }) => name === 'twice');
    expect(versions.map((one) => one.id).sort()).toEqual([a.id, answered].sort());
  });

  it('keeps what plans and pages need, and no path anywhere at the centre', async () => {
    const cohort = await registered(await goodManifest());
    const { rows, total } = await api.cohorts.cases.query({ cohort_id: cohort.id });
    expect(total).toBe(3);
    // The ball of tools/sandbox/scans.ts: (3 (z - 4))^2 < 81 holds of slices 2 to 6.
    const voxels = ball().reference.reduce((sum, value) => sum + value, 0);
    expect(rows[0].reference).toEqual({
      volume_ml: (voxels * 3) / 1000,
      labels: [{ value: 1, voxels, slices: [[2, 6]] }],
    });
    expect(rows[0].geometry).toEqual({ size: [40, 36, 8], spacing: [1, 1, 3], orientation: 'LPS' });
    expect(rows[0].intensity).toMatchObject({ zero_share: 0 });
    for (const log of ['api', 'orchestrator', 'postgres'])
      expect(
        await readFile(path.join(sandbox.home, 'logs', `${log}.log`), 'utf8').catch(() => ''),
      ).not.toContain(data);
    expect(JSON.stringify(rows)).not.toContain('nii');
  });

  it('reads a file again that changed since it was checked', async () => {
    await writeCase(at('changing'), 'c1');
    const line = 'c1,c1,north,changing/c1/image.nii.gz,changing/c1/reference.nii.gz,s,';
    await writeFile(at('changing.csv'), `${HEADER}\n${line}\n`);
    const before = await registered(at('changing.csv'), 'changing');
    const { id } = await checkPath(at('changing.csv'));
    await writeCase(at('changing'), 'c1', 2);
    const after = await api.cohorts.check.register.mutate({ check_id: id, name: 'changing' });
    expect([before.version, after.version]).toEqual([1, 2]);
    const { rows } = await api.cohorts.cases.query({ cohort_id: after.id });
    expect(rows[0].reference?.labels?.map(({ value }) => value)).toEqual([2]);
    const detail = await api.cohorts.show.query({ id: after.id });
    expect(detail.versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('finds cases by site, text, covariate and issue, a page at a time', async () => {
    const cohort_id = (await registered(await manifestWithIssues(), 'filters')).id;
    const find = async (filter: object) =>
      (await api.cohorts.cases.query({ cohort_id, ...filter })).rows.map(({ case_id }) => case_id);
    expect(await find({ sites: ['south', 'west'] })).toEqual(['b1', 'x1', 'x2', 'x3', 'x4']);
    expect(await find({ text: 'P-A' })).toEqual(['a1', 'a2']);
    expect(await find({ text: '%' })).toEqual([]);
    expect(await find({ covariates: [{ name: '撮像装置', value: '東芝 1.5T' }] })).toEqual([
      'a1',
      'a2',
      'b1',
    ]);
    expect(
      await find({ covariates: [{ name: 'scanner', value: 'scanner 0' }], sites: ['north'] }),
    ).toEqual(['a1']);
    expect(await find({ issue: true })).toEqual(['x1', 'x2', 'x3', 'x4']);
    expect(await find({ issue: false, limit: 2, offset: 1 })).toEqual(['a2', 'b1']);
  });

  it('measures each site as SQL would from its cases', async () => {
    const cohort = await registered(await goodManifest());
    const { measures, covariates, sites } = await api.cohorts.show.query({ id: cohort.id });
    expect(measures).toContainEqual(
      expect.objectContaining({
        site: 'north',
        measure: 'spacing_z',
        n: 2,
        min: 3,
        median: 3,
        max: 3,
      }),
    );
    expect(measures.filter(({ site }) => site === 'south')).toHaveLength(14);
    expect(covariates.find(({ name }) => name === 'scanner')).toEqual({
      name: 'scanner',
      values_total: 2,
      values: [
        { value: 'scanner 0', cases: 2 },
        { value: 'scanner 1', cases: 1 },
      ],
    });
    expect(sites[0]).toEqual({
      site: 'north',
      cases: 2,
      patients: 2,
      issues: 0,
      without_reference: 0,
    });
  });
});

/** A cohort and a protocol that may be launched: the worker has said what it has. */
async function launchable(file: string, name: string) {
  const cohort = await registered(file, name);
  const { sites } = await api.cohorts.show.query({ id: cohort.id });
  await waitFor('the sites of the cohort', 30_000, async () => {
    const known = await api.sites.list.query();
    return sites.every(({ site }) =>
      known.some((one) => one.site === site && one.online && one.models.length > 0),
    );
  });
  const saved = await api.protocols.save.mutate({ source: PROTOCOL, file: 'p.yaml' });
  if (!saved.ok) throw new Error(JSON.stringify(saved.issues));
  return { cohort_id: cohort.id, protocol_id: saved.protocol.id };
}

const finished = (id: string) =>
  waitFor('the run', 60_000, async () => {
    const run = await api.runs.show.query({ id });
    return run.state === 'finished' && run;
  });

describe('a launch', () => {
  it('is previewed with the numbers of atrium plan', async () => {
    const file = await goodManifest();
    const input = await launchable(file, 'cohort');
    const preview = await api.runs.preview.query({ ...input, selection: ALL });
    const protocol = await sandbox.write('protocol.yaml', PROTOCOL);
    const { out } = await sandbox.atrium('plan', file, '--protocol', protocol, '--json');
    const plan = JSON.parse(out);
    const { cost } = preview;
    expect({
      ...cost,
      disk_mb: cost?.disk_mb.toFixed(6),
      minutes: cost?.minutes.toFixed(6),
    }).toMatchObject({
      rows: plan.rows,
      prompts: plan.prompts,
      encoder_passes: plan.encoder_passes,
      decodings: plan.decodings,
      minutes: plan.minutes.toFixed(6),
      disk_mb: plan.disk_mb.toFixed(6),
      planned_cases: 3,
      unreadable: 0,
    });
    expect(preview).toMatchObject({ cases: 3, arms: 2, issues: 0, without_facts: 0, refusals: [] });
    expect(
      preview.sites.map(({ site, online, models }) => [site, online, models[0].state]),
    ).toEqual([
      ['north', true, 'ready'],
      ['south', true, 'ready'],
    ]);
  });

  it('is previewed on a pilot, with what it cannot do', async () => {
    const input = await launchable(await manifestWithIssues(), 'filters');
    const of = (selection: Partial<Selection>) =>
      api.runs.preview.query({ ...input, selection: { ...ALL, ...selection } });
    expect(await of({ limit: 4 })).toMatchObject({ cases: 4, issues: 1, cost: { rows: 8 } });
    expect(await of({ cases: ['a1', 'nobody'] })).toMatchObject({
      cases: 1,
      unknown_cases: ['nobody'],
    });
    const none = await of({ cases: [] });
    expect(none).toMatchObject({ cases: 0, cost: null });
    expect(none.refusals).toEqual(['The selection holds no case of the cohort.']);
  });

  it('of one id is one run, however often and however fast', async () => {
    const input = await launchable(await goodManifest(), 'cohort');
    const before = (await api.runs.list.query({})).length;
    const id = randomUUID();
    const launch = (selection = { ...ALL, limit: 1 }) =>
      api.runs.launch.mutate({ ...input, id, selection });
    expect(await Promise.all([launch(), launch(), launch()])).toEqual([{ id }, { id }, { id }]);
    expect((await api.runs.list.query({})).length).toBe(before + 1);
    await expect(launch({ ...ALL, limit: 2 })).rejects.toMatchObject({
      data: { code: 'CONFLICT' },
    });
    const run = await finished(id);
    expect(run.counts).toEqual({ completed: 2, failed: 0, excluded: 0 });
    const [model] = run.models;
    const { card, runs, last_runs } = await api.models.show.query({ sha256: model.sha256 });
    expect(card?.must_not_be_used_for).not.toBe('');
    expect([runs, last_runs[0].id]).toEqual([1, id]);
    const events = await api.audit.list.query({ subject: id, role: 'owner' });
    const { name, version } = run.cohort;
    expect(events.map(({ sentence }) => sentence).at(-1)).toBe(
      `Launched run ${id} of registered v1 on ${name} v${version}: 1 case at 1 site.`,
    );
    expect(events).toHaveLength(3);
  }, 90_000);

  it('names no run that it repeats and that is not there', async () => {
    const input = await launchable(await goodManifest(), 'cohort');
    await expect(
      api.runs.launch.mutate({ ...input, selection: ALL, rerun_of: randomUUID() }),
    ).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
  });

  it('reads nothing outside, though a link was turned after registering', async () => {
    await writeCase(at('turning'), 't1');
    const link = at('turning', 'link.nii.gz');
    await symlink(at('turning', 't1', 'image.nii.gz'), link);
    await writeFile(
      at('turning.csv'),
      `${HEADER}\nt1,t1,north,${link},turning/t1/reference.nii.gz,s,\n`,
    );
    const input = await launchable(at('turning.csv'), 'turning');
    const secret = await writeCase(outside, 'secret');
    await rm(link);
    await symlink(secret.image, link);
    const { id } = await api.runs.launch.mutate({ ...input, selection: ALL });
    const { failures } = await finished(id);
    expect(failures.map(({ code, class: kind, rows }) => [code, kind, rows])).toEqual([
      ['FILE_FORBIDDEN', 'input', 2],
    ]);
  }, 90_000);
});
