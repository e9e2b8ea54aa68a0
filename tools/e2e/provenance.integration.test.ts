/*
 * Where a run's numbers come from, whether they come out the same again, and the run as an RO-Crate: through the real stack.
 */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { runManifestSchema, verificationSchema, type RunManifest } from '@atrium/contracts';
import { openDatabase, type Database } from '@atrium/db';
import { phantomRows, type ManifestCells } from '../sandbox/cohort';
import { marginsProtocol } from '../sandbox/protocol';
import { readResults, readRunJson } from '../sandbox/results';
import { Sandbox } from '../sandbox/sandbox';
import { writeSmallerReference } from '../sandbox/smaller-reference';

jest.setTimeout(180_000);

let sandbox: Sandbox;
let db: Database;
let rows: ManifestCells[];
let runId: string;

const sha256 = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');

beforeAll(async () => {
  sandbox = await Sandbox.create();
  await sandbox.keepStack();
  db = openDatabase((await sandbox.stack())?.databaseUrl ?? '');
  rows = (await phantomRows()).slice(0, 3);
  // One that is this test's own, to be changed.
  const own = sandbox.file('own.nii.gz');
  await writeSmallerReference(rows[2].reference, own);
  rows[2] = { ...rows[2], reference: own };
  const manifest = await sandbox.writeRows('cohort.csv', rows);
  const protocol = await sandbox.write('protocol.yaml', marginsProtocol('provenance'));
  const out = sandbox.file('out');
  const { code, err } = await sandbox.atrium(
    ...['evaluate', manifest, '--protocol', protocol, '--out', out],
  );
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  runId = (await readRunJson(out)).run_id;
}, 240_000);

afterAll(async () => {
  await db.$disconnect();
  await sandbox.dispose();
}, 90_000);

describe('the manifest of a run', () => {
  let manifest: RunManifest;
  const store = (site: string, address: string) =>
    path.join(sandbox.home, 'sites', site, 'store', ...address.split('/'));

  it('has the hash of every file that went in and came out', async () => {
    const { code, out } = await sandbox.atrium('runs', 'manifest', runId);
    expect(code).toBe(0);
    manifest = runManifestSchema.parse(JSON.parse(out));
    expect(manifest.units.map(({ case_id }) => case_id)).toEqual(rows.map((row) => row.case_id));
    for (const [i, unit] of manifest.units.entries()) {
      expect(unit.image_sha256).toBe(await sha256(rows[i].image));
      expect(unit.reference_sha256).toBe(await sha256(rows[i].reference));
      const result = store(unit.site, `${runId}/${unit.case_id}/${unit.model}/result.json`);
      expect(unit.result_sha256).toBe(await sha256(result));
      expect(unit.masks.map(({ arm }) => arm)).toEqual(['margins~m0', 'margins~m3']);
      for (const mask of unit.masks)
        expect(mask.sha256).toBe(await sha256(store(unit.site, mask.address)));
    }
  });

  it('names models with their files, and versions', () => {
    const [{ id, files }] = manifest.models;
    expect(id).toBe('tiny');
    expect(files?.length).toBeGreaterThan(1);
    expect(manifest.versions).toMatchObject({ evaluation: expect.stringMatching(/^\d+$/) });
  });
});

describe('verify', () => {
  const verify = async (...more: string[]) => {
    const { code, out, err } = await sandbox.atrium('verify', runId, '--json', ...more);
    return { code, err, found: out === '' ? null : verificationSchema.parse(JSON.parse(out)) };
  };

  it('computes every case again and finds every number the same: exit 0', async () => {
    const { code, found } = await verify();
    expect({ code, found }).toMatchObject({
      code: 0,
      found: { verifies: runId, rows: 6, equal_rows: 6, differences: [], not_computed: 0 },
    });
    const [{ computed }] = await db.$queryRaw<{ computed: number }[]>`
      SELECT count(*)::int AS computed FROM "case_run"
      WHERE "run_id" = ${found?.run_id}::uuid AND "state" = 'completed' AND "reused_from" IS NULL`;
    expect(computed).toBe(3);
  });

  it('names each number and mask that is another: exit 3', async () => {
    const [{ case_id }] = rows;
    await db.$executeRaw`
      UPDATE "result" SET "dice" = "dice" + 1e-12 WHERE "run_id" = ${runId}::uuid AND "case_id" = ${case_id} AND "arm" = 'margins~m0'`;
    await db.$executeRaw`
      UPDATE "artifact" SET "sha256" = ${'f'.repeat(64)} FROM "result" r
      WHERE r."id" = "result_id" AND r."run_id" = ${runId}::uuid AND r."case_id" = ${case_id} AND r."arm" = 'margins~m3'`;
    const { code, found } = await verify('--case', case_id);
    expect(code).toBe(3);
    expect(found).toMatchObject({ rows: 2, equal_rows: 0, differences_total: 2 });
    expect(found?.differences.map(({ arm, name }) => [arm, name])).toEqual([
      ['margins~m0', 'dice'],
      ['margins~m3', 'mask_sha256'],
    ]);
  });

  it('says that a file is another than it was: exit 3', async () => {
    await writeSmallerReference(rows[2].reference, rows[2].reference);
    const { code, found } = await verify('--case', rows[2].case_id);
    expect(code).toBe(3);
    expect(found?.differences.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['content_hash', 'dice', 'error_code', 'slices.reference_pixels']),
    );
  });

  it('could not: exit 4', async () => {
    expect(await verify('--case', 'nobody')).toMatchObject({
      code: 4,
      err: expect.stringContaining('The selection holds no case'),
      found: null,
    });
  });
});

describe('the RO-Crate of a run', () => {
  it('lists all that is in its folder, and holds no pixel', async () => {
    const folder = sandbox.file('crate');
    const { code, out } = await sandbox.atrium('runs', 'export', runId, '--out', folder);
    expect({ code, out }).toEqual({ code: 0, out: `${folder}/ro-crate-metadata.json\n` });
    const { '@graph': graph }: { '@graph': Record<string, unknown>[] } = JSON.parse(
      await readFile(path.join(folder, 'ro-crate-metadata.json'), 'utf8'),
    );
    const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
    expect(files.filter((name) => /\.(nii|gz|png|dcm)/.test(name))).toEqual([]);
    const listed = graph.filter((one) => one['@type'] === 'File').map((one) => one['@id']);
    expect([...listed, 'ro-crate-metadata.json'].sort()).toEqual(files.sort());
    expect(listed).toEqual(
      expect.arrayContaining([
        'run.json',
        'results.csv',
        'slices.csv',
        'protocol.yaml',
        'manifest.json',
        'report.html',
      ]),
    );
    for (const one of graph.filter((entity) => entity['@type'] === 'File'))
      expect(one['sha256']).toBe(await sha256(path.join(folder, String(one['@id']))));
    expect(await readResults(folder)).toHaveLength(6);
    expect(await readFile(path.join(folder, 'report.html'), 'utf8')).not.toContain('data:image');
  });

  it('is not written over anything: exit 2', async () => {
    const again = await sandbox.atrium('runs', 'export', runId, '--out', sandbox.file('crate'));
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('is not empty') });
  });
});
