import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { IntakeFolder } from './folder';
import { pageOf } from './page';
import type { Plan } from './records';

const ID = '00000000-0000-4000-8000-000000000000';
/** None of them looks like a person's name to a program. */
const [IMAGE, LEFT_OUT] = ['Quark Al3/S1', 'Quark Al3/S2'];

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'atrium-page-'));
});
afterEach(() => rm(home, { recursive: true }));

async function pageOfPlan(kind: Plan['kind'], deidentify: boolean) {
  const folder = new IntakeFolder(home, ID);
  const source = { kind: 'path', path: '/data' } as const;
  await folder.writeSource({ id: ID, name: 'n', site: 's', deidentify, labels: null, source });
  const row = {
    ...{ case_id: 'c', patient_id: 'p', site: 's', reference: null, second: null },
    image: { shown: IMAGE, paths: [`/data/${IMAGE}`], isSeries: true },
    written: { image: 'x', reference: '' },
    covariates: {},
    reasons: [],
  };
  const unpaired = [
    { file: LEFT_OUT, why: 'another series', files: 60 },
    { file: 'one', why: 'a report' },
  ];
  const ids = { case: new Map(), patient: new Map(), site: new Map() };
  await folder.writePlan({ kind, root: '/data', rows: [row], patterns: [], unpaired, ids });
  return pageOf(folder, { id: ID });
}

it('names the files of a folder, and counts all that are of no case', async () => {
  const { rows, unpaired, unpaired_total } = await pageOfPlan('folder', false);
  expect(rows.map(({ image }) => image)).toEqual([IMAGE]);
  expect(unpaired.map(({ file }) => file)).toEqual([LEFT_OUT, 'one']);
  expect(unpaired_total).toBe(61);
});

it.each([
  ['dicom', false],
  ['folder', true],
] as const)('names no file of a source of kind %s, clean copies: %s', async (kind, deidentify) => {
  const page = await pageOfPlan(kind, deidentify);
  expect(page.rows.map(({ image }) => image)).toEqual(['']);
  expect(page.unpaired.map(({ file }) => file)).toEqual(['60 files', '1 file']);
  expect(JSON.stringify(page)).not.toContain('Quark');
});
