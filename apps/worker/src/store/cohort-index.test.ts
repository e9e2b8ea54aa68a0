import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { CaseIndex } from '../gateway/viewer/case-index';
import { findCase, readIndex, writeIndex } from './cohort-index';
import { cohortFile } from './layout';

const IDS = ['__proto__', 'constructor', 'prototype', 'toString'];
const SITE = '__proto__';
const filesOf = (id: string) => ({
  image: `/${id}.nii`,
  reference: null,
  secondReference: null,
  registered: null,
});

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'atrium-index-'));
});
afterEach(() => rm(home, { recursive: true }));

const find = (caseId: string) => findCase(home, { site: SITE, cohortId: 'c', caseId });
const show = (case_id: string) => new CaseIndex(home).find({ site: SITE, cohort_id: 'c', case_id });

it.each(IDS)('finds the files of a case called %s', async (id) => {
  await writeIndex(home, SITE, 'c', new Map([[id, filesOf(id)]]));
  expect(await find(id)).toEqual(filesOf(id));
  expect(await show(id)).toEqual(filesOf(id));
});

it.each(IDS)('knows no case %s that nobody registered', async (id) => {
  await writeIndex(home, SITE, 'c', new Map([['case-1', filesOf('case-1')]]));
  await expect(find(id)).rejects.toMatchObject({ code: 'CASE_UNKNOWN' });
  await expect(show(id)).rejects.toMatchObject({ statusCode: 404 });
});

it('reads what an earlier version wrote', async () => {
  const file = cohortFile(home, SITE, 'c');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(
    file,
    '{"__proto__":{"image":"/a","reference":null},"b":{"image":"/b","reference":"/r"}}',
  );
  expect([...((await readIndex(home, SITE, 'c')) ?? [])]).toEqual([
    ['__proto__', { image: '/a', reference: null, secondReference: null, registered: null }],
    ['b', { image: '/b', reference: '/r', secondReference: null, registered: null }],
  ]);
});

it('throws for a file that is no index', async () => {
  const file = cohortFile(home, SITE, 'c');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, '["a"]');
  await expect(find('a')).rejects.toThrow();
});
