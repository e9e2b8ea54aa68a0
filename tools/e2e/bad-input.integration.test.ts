import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { writeMask, writeVolume } from '@atrium/imaging';
import type { StackFile } from '@atrium/stack';
import { readResults, readRunJson, type Row } from '../sandbox/results';
import { Sandbox, type Finished } from '../sandbox/sandbox';
import { ball, GRID, writeCase, writeManifest, type CaseFiles } from '../sandbox/scans';

const PROTOCOL = `schema: atrium/protocol@1
name: bad-input
target: { name: left atrium, label: 1 }
seed: 7
strategies:
  - id: boxes
    model: tiny
    prompt: { kind: box-per-slice, source: reference }
    sweep: { marginPx: [0, 2] }
`;

const TINY = path.resolve(__dirname, '../../libs/models/fixtures/bundles/tiny');

let sandbox: Sandbox;
let protocol: string;
let good: CaseFiles;
let manifest: string;

beforeAll(async () => {
  sandbox = await Sandbox.create();
  protocol = await sandbox.write('protocol.yaml', PROTOCOL);
  good = await writeCase(sandbox.folder, 'good');
  manifest = await writeManifest(sandbox.file('good.csv'), [
    { id: 'good', site: 'north', ...good },
  ]);
}, 60_000);

afterAll(() => sandbox.dispose(), 90_000);

const evaluate = (file: string, out: string, ...more: string[]) =>
  sandbox.atrium('evaluate', file, '--protocol', protocol, '--out', sandbox.file(out), ...more);

/** Nothing was started: no stack, no folder of one. */
async function expectNothingStarted(): Promise<void> {
  expect(await sandbox.stack()).toBeNull();
}

describe('wrong usage ends with 1', () => {
  it.each([
    ['an unknown option', ['--nonsense']],
    ['an unknown site', ['--sites', 'nowhere']],
    ['an unknown case', ['--cases', 'nobody']],
    ['a limit of 0', ['--limit', '0']],
  ])('%s', async (_what, more) => {
    const { code, out } = await evaluate(manifest, 'usage', ...more);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    await expectNothingStarted();
  });
});

describe('refused input ends with 2, every problem named, nothing started', () => {
  it('a manifest and a protocol at once', async () => {
    const bad = await sandbox.write(
      'bad.csv',
      'case_id,patient_id,site,image,reference\na,p,s,i,\n.b,p,s,i,\na,p,s,i,\nc,p,s\n',
    );
    const worse = await sandbox.write(
      'bad.yaml',
      PROTOCOL.replace('seed: 7', 'sead: 7').replace('tiny', 'nobody'),
    );
    const { code, err, out } = await sandbox.atrium(
      'evaluate',
      bad,
      '--protocol',
      worse,
      '--out',
      sandbox.file('refused'),
    );
    expect({ code, out }).toEqual({ code: 2, out: '' });
    for (const line of [3, 4, 5]) expect(err).toMatch(new RegExp(`bad\\.csv:${line}:\\d+: `));
    expect(err).toMatch(/bad\.yaml:4:1: .*sead/);
    expect(err).toMatch(/bad\.yaml:7:\d+: .*nobody/);
    await expectNothingStarted();
  });

  it('a file that is not there', async () => {
    const { code, err } = await evaluate(sandbox.file('nothing.csv'), 'refused');
    expect(code).toBe(2);
    expect(err).toContain('nothing.csv');
  });

  it('a model whose file has another hash', async () => {
    const folder = sandbox.file('bundles', 'tiny');
    await mkdir(folder, { recursive: true });
    for (const name of ['model.json', 'image_encoder.onnx', 'box_decoder.onnx']) {
      await copyFile(path.join(TINY, name), path.join(folder, name));
    }
    await writeFile(path.join(folder, 'box_decoder.onnx'), 'forged');
    const own = await Sandbox.create({ ATRIUM_BUNDLES: sandbox.file('bundles') });
    const { code, err } = await own.atrium(
      'evaluate',
      manifest,
      '--protocol',
      protocol,
      '--out',
      own.file('out'),
    );
    await own.dispose();
    expect(code).toBe(2);
    expect(err).toMatch(/tiny is refused.*box_decoder\.onnx has SHA-256/);
  });

  it('a folder of results without a run', async () => {
    await mkdir(sandbox.file('foreign'));
    await sandbox.write('foreign/results.csv', 'kept');
    const { code, err } = await evaluate(manifest, 'foreign');
    expect(code).toBe(2);
    expect(err).toContain('run.json');
    expect(await readFile(sandbox.file('foreign/results.csv'), 'utf8')).toBe('kept');
  });
});

/** What is done to a good case, and the code that its rows must bear. */
const FAULTS: Record<
  string,
  { code: string; says: RegExp; spoil: (files: CaseFiles) => Promise<void> }
> = {
  empty: { code: 'FILE_EMPTY', says: /0 bytes/, spoil: ({ image }) => writeFile(image, '') },
  truncated: {
    code: 'FILE_TRUNCATED',
    says: /expected \d+ bytes, got \d+/,
    spoil: async ({ image }) =>
      writeFile(image, gzipSync(gunzipSync(await readFile(image)).subarray(0, 5000))),
  },
  'cut-gzip': {
    code: 'GZIP_CORRUPT',
    says: /cut/,
    spoil: async ({ image }) => writeFile(image, (await readFile(image)).subarray(0, -100)),
  },
  'wrong-magic': {
    code: 'FORMAT_UNKNOWN',
    says: /NIfTI/,
    spoil: ({ image }) => writeFile(image, 'x'.repeat(9000)),
  },
  'not-finite': {
    code: 'VOXELS_NOT_FINITE',
    says: /NaN/,
    spoil: ({ image }) =>
      writeVolume(
        image,
        Float32Array.from(ball().image, (v, i) => (i === 99 ? NaN : v)),
        GRID,
      ).then(() => undefined),
  },
  'other-grid': {
    code: 'GRID_MISMATCH',
    says: /grid|voxel|shape/i,
    spoil: ({ reference }) =>
      writeMask(reference, ball().reference, {
        ...GRID,
        affine: GRID.affine.map((v, i) => (i === 3 ? v + 5 : v)),
      }).then(() => undefined),
  },
  constant: {
    code: 'INTENSITY_DEGENERATE',
    says: /percentile|voxel|constant/i,
    spoil: ({ image }) =>
      writeVolume(
        image,
        ball().image.map(() => 7),
        GRID,
      ).then(() => undefined),
  },
};

describe('broken cases fail by themselves, the others run on', () => {
  let rows: Row[];
  let file: string;
  const rowsOf = (id: string) => rows.filter(({ case_id }) => case_id === id);

  beforeAll(async () => {
    const cases = [{ id: 'good', site: 'north', ...good }];
    for (const [id, { spoil }] of Object.entries(FAULTS)) {
      const files = await writeCase(sandbox.folder, id);
      await spoil(files);
      cases.push({ id, site: 'north', ...files });
    }
    cases.push({
      id: 'missing',
      site: 'south',
      image: sandbox.file('missing.nii.gz'),
      reference: good.reference,
    });
    cases.push({
      id: 'other-label',
      site: 'south',
      ...(await writeCase(sandbox.folder, 'other-label', 3)),
    });
    cases.push({ id: 'no-reference', site: 'south', image: good.image, reference: '' });
    file = await writeManifest(sandbox.file('broken.csv'), cases);
    const { code, err } = await evaluate(file, 'broken');
    expect({ code, err }).toMatchObject({ code: 3 });
    rows = await readResults(sandbox.file('broken'));
  }, 240_000);

  it('completes the good one', () => {
    expect(rowsOf('good').map(({ status }) => status)).toEqual(['completed', 'completed']);
  });

  it.each(Object.entries(FAULTS))('%s', (id, { code, says }) => {
    expect(rowsOf(id)).toHaveLength(2);
    for (const row of rowsOf(id)) {
      expect(row).toMatchObject({ status: 'failed', error_code: code, dice: '', mask: '' });
      expect(row['error_message']).toMatch(says);
      // The command line adds the path from the user's own manifest.
      expect(row['error_message']).toContain(path.join(sandbox.folder, id));
    }
  });

  it('a file that is missing, a label that the protocol does not name, no reference at all', () => {
    expect(rowsOf('missing')[0]).toMatchObject({ status: 'failed', error_code: 'FILE_MISSING' });
    expect(rowsOf('other-label')[0]).toMatchObject({
      status: 'failed',
      error_code: 'LABEL_UNKNOWN',
    });
    expect(rowsOf('no-reference')[0]).toMatchObject({
      status: 'excluded',
      error_code: 'NO_REFERENCE',
    });
  });

  it('says 3 again at once, and reads the files anew with --retry-failed', async () => {
    const again = await evaluate(file, 'broken');
    expect(again.code).toBe(3);
    for (const id of [...Object.keys(FAULTS), 'other-label']) await writeCase(sandbox.folder, id);
    await copyFile(good.image, sandbox.file('missing.nii.gz'));
    const retried = await evaluate(file, 'broken', '--retry-failed');
    expect({ code: retried.code, err: retried.err }).toMatchObject({ code: 0 });
    rows = await readResults(sandbox.file('broken'));
    expect(rows.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(await readRunJson(sandbox.file('broken'))).toMatchObject({
      counts: { completed: 20, failed: 0, excluded: 2 },
    });
  }, 240_000);

  it('refuses the folder for another manifest, protocol or selection', async () => {
    const other = await sandbox.write('other.yaml', PROTOCOL.replace('seed: 7', 'seed: 8'));
    const protocolChanged = await sandbox.atrium(
      'evaluate',
      file,
      '--protocol',
      other,
      '--out',
      sandbox.file('broken'),
    );
    expect(protocolChanged).toMatchObject({ code: 2, out: '' });
    expect(protocolChanged.err).toContain('another protocol');
    const selectionChanged = await evaluate(file, 'broken', '--limit', '1');
    expect(selectionChanged.err).toContain('another selection');
    const manifestChanged = await evaluate(manifest, 'broken');
    expect(manifestChanged.err).toContain('another manifest');
  });
});

describe('a service that is not there ends with 4, named', () => {
  const MISSING = {
    Postgres: { DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' },
    Temporal: { TEMPORAL_ADDRESS: '127.0.0.1:9' },
  };
  const answers: Record<string, Finished & { stack: StackFile | null }> = {};

  // Each waits half a minute: both at once.
  beforeAll(async () => {
    const evaluateWithout = async ([name, env]: [string, NodeJS.ProcessEnv]) => {
      const own = await Sandbox.create(env);
      const out = own.file('out');
      const args = ['evaluate', manifest, '--protocol', protocol, '--out', out];
      const finished = await own.atrium(...args);
      answers[name] = { ...finished, stack: await own.stack() };
      await own.dispose();
    };
    await Promise.all(Object.entries(MISSING).map(evaluateWithout));
  }, 120_000);

  it.each(Object.entries(MISSING))('%s', (name, env) => {
    const { code, err, stack } = answers[name];
    expect(code).toBe(4);
    expect(err).toContain(`${name} does not answer at 127.0.0.1:9`);
    expect(err).toContain(Object.keys(env)[0]);
    // What had started by then has been stopped.
    expect(stack).toBeNull();
  });
});

const asRoot = process.getuid?.() === 0;

describe('two commands at once share one stack', () => {
  it('both finish, with a protocol and a cohort that are new to it', async () => {
    const own = await Sandbox.create();
    const start = (out: string) =>
      own.atrium('evaluate', manifest, '--protocol', protocol, '--out', own.file(out));
    const both = await Promise.all([start('a'), start('b')]);
    expect(both.map(({ code, err }) => ({ code, err }))).toMatchObject([{ code: 0 }, { code: 0 }]);
    const [a, b] = await Promise.all([readRunJson(own.file('a')), readRunJson(own.file('b'))]);
    expect(a.cohort.sha256).toBe(b.cohort.sha256);
    expect(a.run_id).not.toBe(b.run_id);
    expect(await own.stack()).toBeNull();
    await own.dispose();
  }, 120_000);

  it('a run that is not an id is wrong usage', async () => {
    expect((await sandbox.atrium('runs', 'show', 'nonsense')).code).toBe(1);
  });
});

/** A file system of a fixed size needs root; elsewhere the test counts as skipped. */
(asRoot ? describe : describe.skip)('a full disk', () => {
  it('fails its cases as infrastructure, leaves no part of a file, and passes when there is room', async () => {
    const own = await Sandbox.create();
    const store = path.join(own.home, 'sites', 'north', 'store');
    await mkdir(store, { recursive: true });
    const out = own.file('out');
    const args = ['evaluate', manifest, '--protocol', protocol, '--out', out];
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', store]);
    try {
      const full = await own.atrium(...args);
      expect({ code: full.code, err: full.err }).toMatchObject({ code: 3 });
      const [row] = await readResults(out);
      expect(row).toMatchObject({ status: 'failed', error_code: 'DISK_FULL', mask: '' });
      const left = await readdir(store, { recursive: true, withFileTypes: true });
      expect(left.filter((entry) => entry.isFile())).toEqual([]);
      execFileSync('mount', ['-o', 'remount,size=50m', store]);
      const roomy = await own.atrium(...args, '--retry-failed');
      expect({ code: roomy.code, err: roomy.err }).toMatchObject({ code: 0 });
      expect((await readResults(out)).map(({ status }) => status)).toEqual([
        'completed',
        'completed',
      ]);
    } finally {
      execFileSync('umount', [store]);
      await own.dispose();
    }
  }, 180_000);
});
