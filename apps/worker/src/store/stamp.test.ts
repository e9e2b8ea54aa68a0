import { mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { stampOf } from './stamp';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-stamp-'));
  await mkdir(at('series', 'deep'), { recursive: true });
  await writeFile(at('series', '1.dcm'), 'first');
  await writeFile(at('series', 'deep', '2.dcm'), 'second');
});
afterEach(() => rm(folder, { recursive: true }));

const at = (...names: string[]) => path.join(folder, ...names);
const stamp = () => stampOf([at('series')]);

it('is the same as long as nothing changes', async () => {
  expect(await stamp()).toBe(await stamp());
  expect(await stampOf([at('series')], 'asked otherwise')).not.toBe(await stamp());
});

it.each<[string, () => Promise<void>]>([
  ['is rewritten in place', () => writeFile(at('series', '1.dcm'), 'other')],
  ['is rewritten further in', () => writeFile(at('series', 'deep', '2.dcm'), 'another')],
  ['is only newer', () => utimes(at('series', '1.dcm'), 1, 1)],
  ['comes', () => writeFile(at('series', 'deep', '3.dcm'), 'third')],
  ['goes', () => rm(at('series', 'deep', '2.dcm'))],
  ['is called otherwise', () => rename(at('series', 'deep', '2.dcm'), at('series', 'deep', '4'))],
])('of a folder is another one where a file within it %s', async (_what, change) => {
  const before = await stamp();
  await change();
  expect(await stamp()).not.toBe(before);
});

it('of a folder follows no link within it, as its reader does not', async () => {
  await writeFile(at('elsewhere'), 'x');
  await symlink(at('series'), at('series', 'deep', 'circle'));
  await symlink(at('elsewhere'), at('series', 'link'));
  const before = await stamp();
  await writeFile(at('elsewhere'), 'changed');
  expect(await stamp()).toBe(before);
});

it('is one of what is not there, too', async () => {
  expect(await stampOf([at('gone')])).not.toBe(await stamp());
});
