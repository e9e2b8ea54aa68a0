import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { encodeNifti } from '@atrium/imaging';
import { DataRoots } from '../data-roots';
import { IntakeFolder } from './folder';
import { inspectRow, stampOfRow } from './inspect-row';
import type { PlanRow } from './records';
import { fixtureFiles } from '../testing/dicom-files';
import { FROM_SOURCE } from '../testing/site';
import { Inspectors } from './threads/inspectors';

const ID = '00000000-0000-4000-8000-000000000000';

let home: string;
let root: string;
beforeEach(async () => {
  home = await realpath(await mkdtemp(path.join(os.tmpdir(), 'atrium-inspect-')));
  root = path.join(home, 'source');
  await mkdir(root);
});
afterEach(() => rm(home, { recursive: true }));

async function writeNrrd(name: string, content = 'a scan'): Promise<void> {
  const header = [
    'NRRD0004',
    `content: ${content}`,
    'type: short',
    'dimension: 3',
    'space: left-posterior-superior',
    'sizes: 8 8 20',
    'space directions: (1,0,0) (0,1,0) (0,0,2)',
    'endian: little',
    'encoding: raw',
    'space origin: (0,0,0)',
  ];
  const voxels = Int16Array.from({ length: 8 * 8 * 20 }, (_, i) => 100 + ((i * 7919) % 50));
  const bytes = [Buffer.from(`${header.join('\n')}\n\n`), Buffer.from(voxels.buffer)];
  await writeFile(path.join(root, name), Buffer.concat(bytes));
}

const rowOf = (name: string, covariates: Record<string, string> = {}): PlanRow => ({
  case_id: 'c1',
  patient_id: 'p1',
  site: 's',
  image: { shown: name, paths: [path.join(root, name)], isSeries: false },
  reference: null,
  second: null,
  written: { image: name, reference: '' },
  covariates,
  reasons: [],
});

const inspect = (row: PlanRow, deidentify = false, labels: number[] | null = null) =>
  inspectRow(row, {
    folder: new IntakeFolder(home, ID),
    allowed: { roots: new DataRoots([]), root },
    deidentify,
    labels,
  });

it('keeps NRRD as NIfTI, of the same bytes every time, whose hash the case has', async () => {
  await writeNrrd('x.nrrd');
  const first = await inspect(rowOf('x.nrrd'));
  expect(path.relative(home, first.files.image)).toBe(
    path.join('intakes', ID, 'scans', 'c1.image.nii.gz'),
  );
  const sha256 = createHash('sha256')
    .update(await readFile(first.files.image))
    .digest('hex');
  const second = await inspect(rowOf('x.nrrd'));
  expect([first.found.image_sha256, second.found.image_sha256]).toEqual([sha256, sha256]);
  expect(first.found.geometry).toMatchObject({ size: [8, 8, 20], spacing: [1, 1, 2] });
  expect(first.issues.map(({ code }) => code)).toEqual(['NO_REFERENCE']);
});

it("moves the dates of further columns back where it de-identifies, a patient's all alike, and drops what names somebody", async () => {
  await writeNrrd('x.nrrd');
  const columns = { scan_date: '2024-03-11', ablation: '2024-03-21', birth_date: '29-Feb-1964' };
  const row = rowOf('x.nrrd', { ...columns, scanner: 'Avanto' });
  const asIs = await inspect(row);
  expect(asIs.privacy.decision).toBe('quarantined');
  const { covariates, privacy } = await inspect(row, true);
  expect(privacy.decision).toBe('clean');
  expect(Object.keys(covariates)).toEqual(['scan_date', 'ablation', 'scanner']);
  expect(Date.parse(covariates.scan_date)).toBeLessThan(Date.parse('2024-03-11'));
  expect(Date.parse(covariates.ablation) - Date.parse(covariates.scan_date)).toBe(10 * 86_400_000);
});

it('opens no file that a link leads to out of the source', async () => {
  await writeFile(path.join(home, 'secret.nrrd'), 'x');
  await symlink(path.join(home, 'secret.nrrd'), path.join(root, 'x.nrrd'));
  const { found, issues } = await inspect(rowOf('x.nrrd'));
  expect(found.image_sha256).toBeNull();
  expect(issues.map(({ code }) => code)).toEqual(['FILE_FORBIDDEN']);
});

it('quarantines a person in a header or a column, and takes a clean copy instead', async () => {
  await writeNrrd('x.nrrd', 'MUELLER^Hans');
  const row = rowOf('x.nrrd', { note: 'Hans Müller', scanner: 'x' });
  const named = await inspect(row);
  expect(named.privacy.findings.map(({ name }) => name).sort()).toEqual(['content', 'note']);
  expect(JSON.stringify([named.privacy, named.issues])).not.toMatch(/hans|m(ue|ü)ller/i);
  const clean = await inspect(row, true);
  expect(clean).toMatchObject({ covariates: { scanner: 'x' }, privacy: { decision: 'clean' } });
});

it('finds a person in what nobody reads of a NIfTI, and takes a clean copy of the same voxels', async () => {
  const grid = {
    shape: [8, 8, 20],
    affine: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1],
  } as const;
  const voxels = Int16Array.from({ length: 8 * 8 * 20 }, (_, i) => 100 + ((i * 7919) % 50));
  const bytes = Buffer.concat([encodeNifti(voxels, grid), Buffer.from('Mueller^Hans')]);
  await writeFile(path.join(root, 'x.nii'), bytes);
  const named = await inspect(rowOf('x.nii'));
  expect(named.privacy).toMatchObject({
    decision: 'quarantined',
    findings: [{ name: 'bytes after the voxels', reason: 'name' }],
  });
  const clean = await inspect(rowOf('x.nii'), true);
  expect(clean.privacy).toEqual({ decision: 'clean', findings: [] });
  expect(gunzipSync(await readFile(clean.files.image))).toEqual(bytes.subarray(0, -12));
  expect(JSON.stringify([named.privacy, named.issues])).not.toMatch(/mueller/i);
});

describe('in threads', () => {
  let inspectors: Inspectors;
  const taskOf = (row: PlanRow) => ({
    ...{ row, home, intake: ID, root, folders: [], own: [], deidentify: false, labels: null },
  });
  beforeAll(() => (inspectors = new Inspectors(2, FROM_SOURCE)));
  afterAll(() => inspectors.close());

  it('says the same', async () => {
    await writeNrrd('x.nrrd');
    const record = await inspect(rowOf('x.nrrd'));
    expect(await inspectors.inspect(taskOf(rowOf('x.nrrd')))).toEqual({ kind: 'record', record });
  });

  it('hands over what nobody foresaw with its code and without a path', async () => {
    await writeNrrd('x.nrrd');
    await writeFile(path.join(home, 'intakes'), 'where a folder should be');
    const answer = await inspectors.inspect(taskOf(rowOf('x.nrrd')));
    expect(answer).toMatchObject({ kind: 'failure', details: { code: 'ENOTDIR' } });
    expect(JSON.stringify(answer)).not.toContain(home);
  });

  it('leaves a case when told to, and goes on with others', async () => {
    await writeNrrd('x.nrrd');
    const aborted = inspectors.inspect(taskOf(rowOf('x.nrrd')), AbortSignal.abort());
    await expect(aborted).rejects.toThrow(/abort/i);
    expect(await inspectors.inspect(taskOf(rowOf('x.nrrd')))).toMatchObject({ kind: 'record' });
  });
});

it('tells a file that changed, and a row that did', async () => {
  await writeNrrd('x.nrrd');
  const { stamp } = await inspect(rowOf('x.nrrd'));
  expect(await stampOfRow(rowOf('x.nrrd'))).toBe(stamp);
  expect(await stampOfRow(rowOf('x.nrrd', { scanner: 'y' }))).not.toBe(stamp);
  await writeNrrd('x.nrrd', 'another scan');
  expect(await stampOfRow(rowOf('x.nrrd'))).not.toBe(stamp);
});

it('tells a slice that was rewritten in place in a folder that a manifest names', async () => {
  await mkdir(path.join(root, 'scan'));
  for (const { name, bytes } of fixtureFiles('int16'))
    await writeFile(path.join(root, 'scan', name), bytes);
  const { stamp, found } = await inspect(rowOf('scan'));
  expect(found.image_sha256).not.toBeNull();
  expect(await stampOfRow(rowOf('scan'))).toBe(stamp);
  const [{ name, bytes }] = fixtureFiles('int16');
  bytes[bytes.length - 1] ^= 1;
  await writeFile(path.join(root, 'scan', name), bytes);
  expect(await stampOfRow(rowOf('scan'))).not.toBe(stamp);
  expect((await inspect(rowOf('scan'))).found.image_sha256).not.toBe(found.image_sha256);
});

describe("a second reader's file", () => {
  const withSecond = (image: string, second: string): PlanRow => ({
    ...rowOf(image),
    second: { shown: second, paths: [path.join(root, second)], isSeries: false },
  });

  it('that may not be opened is not: it is the case that says so, and no hash of it is known', async () => {
    await writeNrrd('x.nrrd');
    await writeFile(path.join(home, 'secret.nrrd'), 'x');
    await symlink(path.join(home, 'secret.nrrd'), path.join(root, 'two.nrrd'));
    const { found } = await inspect(withSecond('x.nrrd', 'two.nrrd'));
    expect(found.issue).toMatchObject({ code: 'FILE_FORBIDDEN', file: 'reference_2' });
    expect(found.reference_2_sha256).toBeNull();
  });

  it.each([false, true])(
    'that cannot be searched is no way past the search (clean copies: %s)',
    async (deidentify) => {
      await writeNrrd('x.nrrd');
      await writeFile(path.join(root, 'two.nii.gz'), 'MUELLER^Hans');
      const { privacy, issues } = await inspect(withSecond('x.nrrd', 'two.nii.gz'), deidentify);
      expect(privacy.decision).toBe('quarantined');
      expect(privacy.findings).toContainEqual(expect.objectContaining({ reason: 'unread' }));
      expect(JSON.stringify([privacy, issues])).not.toMatch(/mueller/i);
    },
  );
});

it('leaves out an image that cannot be read for that, and not for what might stand in it', async () => {
  await writeFile(path.join(root, 'x.nii.gz'), 'no scan at all');
  const { privacy, issues } = await inspect(rowOf('x.nii.gz'));
  expect(privacy.decision).toBe('clean');
  expect(issues.map(({ code }) => code)).toContain('FORMAT_UNKNOWN');
});

it('holds references to the labels that are said, where some are', async () => {
  await writeNrrd('x.nrrd');
  const row = { ...rowOf('x.nrrd'), reference: rowOf('x.nrrd').image };
  const unknown = async (labels: number[] | null) =>
    (await inspect(row, false, labels)).issues.filter(({ code }) => code === 'LABEL_UNKNOWN');
  expect(await unknown(null)).toEqual([]);
  expect(await unknown([1, 420])).toMatchObject([
    { severity: 'error', file: 'reference', expected: '0 and 1, 420' },
  ]);
});
