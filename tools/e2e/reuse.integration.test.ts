/*
 * The promise of a rerun: on a version of the cohort with two cases changed, two are computed, the others are taken over from the
 * site's store, and the comparison of the two runs shows exactly these two.
 */
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { createApiClient, type ApiClient } from '@atrium/api-client';
import { caseResultSchema, runsAnalysisSchema, type RunDetail } from '@atrium/contracts';
import { openDatabase, type Database } from '@atrium/db';
import Papa from 'papaparse';
import { LA2018 } from '../env';
import { phantomRows, type ManifestCells } from '../sandbox/cohort';
import { marginsProtocol } from '../sandbox/protocol';
import { Sandbox } from '../sandbox/sandbox';
import { writeSmallerReference } from '../sandbox/smaller-reference';
import { waitFor } from '../sandbox/wait';

jest.setTimeout(240_000);

let sandbox: Sandbox;
let api: ApiClient;
let db: Database;

beforeAll(async () => {
  sandbox = await Sandbox.create();
  await sandbox.keepStack();
  const stack = await sandbox.stack();
  api = createApiClient(stack?.apiUrl ?? '');
  db = openDatabase(stack?.databaseUrl ?? '');
}, 240_000);

afterAll(async () => {
  await db.$disconnect();
  await sandbox.dispose();
}, 90_000);

async function la2018Rows(): Promise<ManifestCells[]> {
  const text = (await readFile(path.join(LA2018, 'validation.csv'), 'utf8')).trimEnd();
  return Papa.parse<ManifestCells>(text, { header: true }).data.map((row) => ({
    ...row,
    image: path.join(LA2018, row.image),
    reference: path.join(LA2018, row.reference),
  }));
}

const ended = (id: string): Promise<RunDetail> =>
  waitFor('the end of the run', 200_000, async () => {
    const run = await api.runs.show.query({ id });
    return run.state === 'finished' && run;
  });

async function evaluate(name: string, rows: readonly ManifestCells[]): Promise<string> {
  const manifest = await sandbox.writeRows(`${name}.csv`, rows);
  const protocol = await sandbox.write(`${name}.yaml`, marginsProtocol(name));
  const out = sandbox.file(`out-${name}`);
  const { code, err } = await sandbox.atrium(
    ...['evaluate', manifest, '--protocol', protocol, '--out', out],
  );
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  const { run_id }: { run_id: string } = JSON.parse(
    await readFile(path.join(out, 'run.json'), 'utf8'),
  );
  return run_id;
}

/** A version of the cohort in which the references of some cases are smaller. */
async function addChanged(
  name: string,
  rows: readonly ManifestCells[],
  changed: readonly string[],
) {
  const cells: ManifestCells[] = [];
  for (const row of rows) {
    const reference = sandbox.file(`${name}-${row.case_id}.nii.gz`);
    const isChanged = changed.includes(row.case_id);
    if (isChanged) await writeSmallerReference(row.reference, reference);
    cells.push(isChanged ? { ...row, reference } : row);
  }
  const manifest = await sandbox.writeRows(`${name}-changed.csv`, cells);
  // One of LA 2018's references has a voxel beside it.
  const answer = name === 'la2018' ? ['--answer', 'REFERENCE_COMPONENTS=as it was drawn'] : [];
  const added = await sandbox.atrium(
    ...['cohort', 'add', manifest, '--name', name, '--yes', ...answer],
  );
  expect(added).toMatchObject({ code: 0, out: expect.stringContaining(`${name} version 2`) });
}

const stored = (run: string, { case_id, site }: ManifestCells, ...file: string[]): string =>
  path.join(sandbox.home, 'sites', site, 'store', run, case_id, 'tiny', ...file);

const readStored = async (run: string, row: ManifestCells) =>
  caseResultSchema.parse(JSON.parse(await readFile(stored(run, row, 'result.json'), 'utf8')));

describe.each([
  { name: 'phantoms', cases: 12, isHere: true, read: phantomRows },
  { name: 'la2018', cases: 8, isHere: existsSync(LA2018), read: la2018Rows },
])('$name: a version with two cases changed', ({ name, cases, isHere, read }) => {
  const itHere = isHere ? it : it.skip;
  let rows: ManifestCells[];
  let first: string;
  let again: RunDetail;
  const changed = () => [rows[1].case_id, rows[6].case_id];

  beforeAll(async () => {
    if (!isHere) return;
    rows = await read();
    expect(rows).toHaveLength(cases);
    first = await evaluate(name, rows);
    await addChanged(name, rows, changed());
  }, 240_000);

  const rerun = (...more: string[]) =>
    sandbox.atrium('runs', 'rerun', first, '--cohort', `${name}@2`, '--only', 'changed', ...more);

  itHere('says before it starts what stays and what will differ', async () => {
    const { code, out } = await rerun('--plan');
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(lines).toContain(`Protocol: ${name} v1, the same`);
    expect(lines).toContain(`Cohort: ${name} v2 instead of ${name} v1`);
    expect(lines).toContain(
      `Cases: ${cases - 2} cases as before; 2 changed (${changed()
        .map((id) => `${id}: reference`)
        .join('; ')}); 0 added; 0 left out`,
    );
    expect(out).toContain(`${cases - 2} stand as the run has them`);
    expect((await api.runs.list.query({}))[0].id).toBe(first);
  });

  itHere(`computes two and takes ${cases - 2} over`, async () => {
    const { code, out, err } = await rerun('--json');
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    const { run_id }: { run_id: string } = JSON.parse(out);
    again = await ended(run_id);
    expect(again).toMatchObject({ mode: 'reuse', rerun_of: first, units: cases });
    expect(again.reused).toBe(cases - 2);
    const units = await db.$queryRaw<{ case_id: string; reused_from: string | null }[]>`
      SELECT c."case_id", u."reused_from"::text FROM "case_run" u JOIN "case" c ON c."id" = u."case_row_id"
      WHERE u."run_id" = ${run_id}::uuid ORDER BY c."position"`;
    expect(units).toEqual(
      rows.map(({ case_id }) => ({
        case_id,
        reused_from: changed().includes(case_id) ? null : first,
      })),
    );
  });

  itHere('has rows equal to those of the run, but for the run and the seconds', async () => {
    const read = async (run_id: string) =>
      (await api.results.list.query({ run_id, limit: 1000 })).rows.map(
        ({ run_id: _run, total_seconds: _seconds, mask, ...row }) => ({
          ...row,
          mask: mask?.replace(run_id, 'RUN'),
        }),
      );
    const [before, now] = [await read(first), await read(again.id)];
    const isKept = ({ case_id }: { case_id: string }) => !changed().includes(case_id);
    expect(now.filter(isKept)).toEqual(before.filter(isKept));
    expect(now).toHaveLength(2 * cases);
    const dice = (all: typeof now) =>
      all.filter((row) => !isKept(row)).map((row) => [row.case_id, row.arm, row.dice]);
    for (const [i, [, , value]] of dice(now).entries()) expect(value).not.toBe(dice(before)[i][2]);
  });

  itHere('shares the masks of what it took over, and marks it in the store', async () => {
    const kept = await readStored(again.id, rows[0]);
    const before = await readStored(first, rows[0]);
    expect(kept).toMatchObject({ run_id: again.id, reused_from: first });
    expect(kept.content_hash).toBe(before.content_hash);
    const inode = async (run: string) =>
      (await stat(stored(run, rows[0], 'masks', 'margins~m0.nii.gz'))).ino;
    expect(await inode(again.id)).toBe(await inode(first));
    expect((await readStored(again.id, rows[1])).reused_from).toBeUndefined();
  });

  itHere('shows exactly these two where the runs are compared', async () => {
    const folder = sandbox.file(`compared-${name}`);
    const { code, out } = await sandbox.atrium(
      ...['compare', first, again.id, '--json', '--out', folder],
    );
    expect(code).toBe(0);
    const found = runsAnalysisSchema.parse(JSON.parse(out).analysis);
    const inReference = changed().map((case_id) => ({ case_id, in: ['reference'] }));
    expect(found.cases).toEqual({ same: cases - 2, changed: inReference, added: [], removed: [] });
    expect([...new Set(found.moved.map(({ case_id }) => case_id))].sort()).toEqual(
      changed().sort(),
    );
    expect(found.moved).toHaveLength(4);
    expect(found.values.equal).toBe(2 * (cases - 2));
    expect(
      found.arms.map(({ arm, all_cases: { n, p, estimate } }) => [arm, n, p, estimate]),
    ).toEqual(['margins~m0', 'margins~m3'].map((arm) => [arm, cases - 2, 1, 0]));
    const table = async (file: string) =>
      Papa.parse<Record<string, string>>(
        (await readFile(path.join(folder, file), 'utf8')).trimEnd(),
        { header: true },
      ).data;
    expect((await table('cases.csv')).map((row) => [row.case_id, row.what, row.in])).toEqual(
      inReference.map((one) => [one.case_id, 'changed', 'reference']),
    );
    expect(await table('moved.csv')).toHaveLength(4);
    expect(await table('differences.csv')).not.toHaveLength(0);
  });

  itHere('stands in the lineage of the run', async () => {
    const family = await api.runs.lineage.query({ id: again.id });
    expect(family.map(({ id, rerun_of, mode }) => [id, rerun_of, mode])).toEqual([
      [first, null, 'compute'],
      [again.id, first, 'reuse'],
    ]);
    expect(await api.runs.lineage.query({ id: first })).toEqual(family);
  });
});
