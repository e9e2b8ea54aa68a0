import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createApiClient, type ApiClient } from '@atrium/api-client';
import { Client } from 'pg';
import { writeSegmentation, writeSeries, type Person } from '../sandbox/dicom';
import { untilServed, writeDescription, writeScan, writeTail } from '../sandbox/intake';
import { marginsProtocol } from '../sandbox/protocol';
import { Sandbox, type Finished } from '../sandbox/sandbox';
import { waitFor } from '../sandbox/wait';

const PEOPLE: readonly Person[] = [
  {
    name: 'Quarkschmidt^Adalbert',
    id: 'MRN4711007',
    birthDate: '19310117',
    uid: '1.2.826.77.1001',
  },
  { name: '山田^太郎', id: 'XQ-55501', birthDate: '19440229', uid: '1.2.826.77.1002' },
];
/** All that may stand nowhere but at the site. */
const SECRETS = [
  ...PEOPLE.flatMap(({ name, id, birthDate, uid }) => [...name.split('^'), id, birthDate, uid]),
  'Hospital of Somewhere',
  'private note',
  'Zwiebelfisch',
  'Pumpernickel',
  '29-Feb-1964',
  'quittenbrot',
];
/** A small DICOM scan is warned of nothing but its reference's size, and the second of that it has none. */
const ANSWERS = ['--answer', 'REFERENCE_VOLUME=phantoms', '--answer', 'NO_REFERENCE=none yet'];

let sandbox: Sandbox;
let api: ApiClient;
let data: string;
/** Of what was made of DICOM. */
let runId: string;
/** What commands printed. */
const printed: Finished[] = [];

beforeAll(async () => {
  data = await realpath(await mkdtemp(path.join(os.tmpdir(), 'atrium-dicom-')));
  for (const [n, person] of PEOPLE.entries()) {
    // With its number no program takes it for a name.
    const folder = path.join(data, 'export', `${person.name.replace('^', ' ')}${n}`);
    await writeSeries(path.join(folder, 'SER1'), person, 'lge');
    await writeSeries(path.join(folder, 'SER2'), person, 'scout');
  }
  const [first] = PEOPLE;
  await writeSegmentation(path.join(data, 'export', 'SEG', 'S0'), first);
  sandbox = await Sandbox.create({ ATRIUM_DATA_ROOTS: data });
  await sandbox.keepStack();
  api = createApiClient((await sandbox.stack())?.apiUrl ?? '');
}, 600_000);

afterAll(async () => {
  await sandbox.dispose();
  await rm(data, { recursive: true, force: true });
}, 120_000);

async function add(source: string, name: string, ...more: string[]): Promise<Finished> {
  const finished = await sandbox.atrium(
    ...['cohort', 'add', path.join(data, source), '--name', name, '--site', 'ward'],
    ...more,
  );
  printed.push(finished);
  return finished;
}

it('quarantines DICOM that names persons, and says where and never what', async () => {
  const { code, out, err } = await add('export', 'dicom', ...ANSWERS, '--yes');
  expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('No case is left') });
  expect(out.match(/quarantined/g)).toHaveLength(2);
  expect(out).toMatch(/PatientName/);
  expect(out).toContain('not taken: 6 files. It is another series of a study');
  expect(await api.cohorts.list.query()).toEqual([]);
}, 300_000);

it('takes clean copies of it with new ids, a series and a segmentation of each study', async () => {
  const { code, out, err } = await add('export', 'dicom', '--deidentify', ...ANSWERS, '--yes');
  expect({ code, err }).toMatchObject({ code: 0 });
  expect(out).toContain('dicom version 1: 2 cases');
  const { id } = await api.cohorts.find.query({ reference: 'dicom' });
  const { rows } = await api.cohorts.cases.query({ cohort_id: id });
  for (const { case_id, patient_id, geometry } of rows) {
    expect(case_id).toMatch(/^case-[b-z]{12}$/);
    expect(patient_id).toMatch(/^patient-[b-z]{12}$/);
    expect(geometry).toMatchObject({ size: [24, 24, 20], spacing: [1.25, 1.25, 2.5] });
  }
  expect(rows.map(({ has_reference }) => has_reference).sort()).toEqual([false, true]);
}, 300_000);

it('evaluates what it made of DICOM', async () => {
  const cohort = await api.cohorts.find.query({ reference: 'dicom' });
  const saved = await api.protocols.save.mutate({ source: marginsProtocol('m'), file: 'm.yaml' });
  if (!saved.ok) throw new Error(JSON.stringify(saved.issues));
  await untilServed(api, 'ward');
  const { id } = await api.runs.launch.mutate({
    protocol_id: saved.protocol.id,
    cohort_id: cohort.id,
    selection: { sites: null, cases: null, limit: null },
  });
  runId = id;
  const run = await waitFor('the run', 240_000, async () => {
    const found = await api.runs.show.query({ id });
    return found.state === 'finished' && found;
  });
  // Two arms of the case with a reference, none of the other.
  expect(run.counts).toMatchObject({ completed: 2, failed: 0, excluded: 2 });
}, 300_000);

it('writes clean copies of NIfTI, and finds the same in them', async () => {
  const image = path.join(data, 'nifti', 'x.nii.gz');
  await writeScan({ image }, 1);
  await writeDescription(image, 'Zwiebelfisch^Ottokar');
  const answers = [
    '--answer',
    'SLICES_FEW=a phantom',
    '--answer',
    'NO_REFERENCE=none yet',
    '--yes',
  ];
  expect(await add('nifti', 'nifti', ...answers)).toMatchObject({ code: 2 });
  const { code, out } = await add('nifti', 'nifti', '--deidentify', ...answers);
  expect({ code, out }).toMatchObject({
    code: 0,
    out: expect.stringContaining('nifti version 1: 1 case'),
  });
}, 300_000);

it('registers clean copies of NIfTI and of its row without a name behind the voxels, a birth date or a family name', async () => {
  const image = path.join(data, 'rows', 'x.nii.gz');
  await writeScan({ image }, 2);
  await writeTail(image, 'Pumpernickel^Ottilie');
  const columns = { PatientBirthDate: '29-Feb-1964', nom: 'quittenbrot', vendor: 'Siemens' };
  const row = { case_id: 'c1', patient_id: 'p1', image, reference: '', ...columns };
  const manifest = [Object.keys(row), Object.values(row)].map((cells) => cells.join(','));
  await writeFile(path.join(data, 'rows.csv'), manifest.join('\n'));
  const answers = ['--answer', 'SLICES_FEW=a phantom', '--answer', 'NO_REFERENCE=none yet'];
  const named = await add('rows.csv', 'rows', ...answers, '--yes');
  expect(named.code).toBe(2);
  expect(named.out).toMatch(/bytes after the voxels|PatientBirthDate/);
  const clean = await add('rows.csv', 'rows', '--deidentify', ...answers, '--yes');
  expect(clean).toMatchObject({ code: 0, out: expect.stringContaining('rows version 1: 1 case') });
  const { id } = await api.cohorts.find.query({ reference: 'rows' });
  const { rows } = await api.cohorts.cases.query({ cohort_id: id });
  expect(rows.map(({ covariates }) => covariates)).toEqual([{ vendor: 'Siemens' }]);
}, 300_000);

const found = (text: string): string[] => SECRETS.filter((secret) => text.includes(secret));

describe('nothing of a person stands', () => {
  it('in what was printed', () => {
    expect(found(JSON.stringify(printed.map(({ out, err }) => out + err)))).toEqual([]);
  });

  it('in what the site shows of its intakes', async () => {
    const intakes = await api.intakes.list.query({});
    const pages = await Promise.all(intakes.map(({ id }) => api.intakes.read.query({ id })));
    const files = pages.flatMap(({ unpaired }) => unpaired.map(({ file }) => file));
    expect(files).toContain('3 files');
    expect(found(JSON.stringify([intakes, pages]))).toEqual([]);
  });

  it('in the database', async () => {
    const client = new Client({ connectionString: (await sandbox.stack())?.databaseUrl ?? '' });
    await client.connect();
    try {
      const tables = await client.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
      );
      expect(tables.rows.map(({ name }) => name)).toContain('intake');
      let rows = 0;
      for (const { name } of tables.rows) {
        const all = await client.query<{ text: string }>(`SELECT t::text AS text FROM "${name}" t`);
        rows += all.rows.length;
        expect([name, found(all.rows.map(({ text }) => text).join('\n'))]).toEqual([name, []]);
      }
      expect(rows).toBeGreaterThan(10);
    } finally {
      await client.end();
    }
  });

  it('in the exports of a run (results, manifest, report, RO-Crate), and no path either', async () => {
    const crate = sandbox.file('crate');
    const commands = [
      await sandbox.atrium('runs', 'export', runId, '--out', crate),
      await sandbox.atrium('runs', 'manifest', runId),
    ];
    expect(commands).toMatchObject([{ code: 0 }, { code: 0 }]);
    const entries = await readdir(crate, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        ...['results.csv', 'manifest.json', 'report.html', 'ro-crate-metadata.json'],
      ]),
    );
    const texts = await Promise.all(
      files.map(({ parentPath, name }) => readFile(path.join(parentPath, name), 'utf8')),
    );
    const all = [...files.map(({ name }) => name), ...texts, commands[1].out].join('\n');
    expect(all).toMatch(/case-[b-z]{12}/);
    expect([found(all), all.includes(data)]).toEqual([[], false]);
  }, 300_000);

  it("in Temporal's file, and no path either", async () => {
    const files = (await readdir(sandbox.home)).filter((name) => name.startsWith('temporal.db'));
    const texts = await Promise.all(
      files.map((name) => readFile(path.join(sandbox.home, name), 'utf8')),
    );
    expect(texts.join('')).toContain('takeIn');
    expect(found(texts.join(''))).toEqual([]);
    expect(texts.join('')).not.toContain(data);
  });

  it('in a log, and no path either', async () => {
    const logs = path.join(sandbox.home, 'logs');
    for (const name of await readdir(logs)) {
      const text = await readFile(path.join(logs, name), 'utf8');
      expect([name, found(text), text.includes(`${data}${path.sep}`)]).toEqual([name, [], false]);
    }
  });

  it('in the clean copies and what was made of DICOM', async () => {
    const { gunzipSync } = await import('node:zlib');
    const folder = path.join(sandbox.home, 'intakes');
    const made = (await readdir(folder, { recursive: true })).filter((name) =>
      name.endsWith('.nii.gz'),
    );
    expect(made.length).toBeGreaterThanOrEqual(5);
    for (const name of made) {
      const bytes = await readFile(path.join(folder, name));
      expect(found(bytes.toString('latin1') + gunzipSync(bytes).toString('latin1'))).toEqual([]);
    }
  });
});
