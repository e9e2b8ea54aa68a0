import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { removeAllBut } from './remove-all-but';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'atrium-remove-'));
  for (const name of ['a/b/one', 'a/b/two', 'a/c/three', 'd/four']) {
    await mkdir(path.join(home, 'in', path.dirname(name)), { recursive: true });
    await writeFile(path.join(home, 'in', name), name);
  }
});
afterEach(() => rm(home, { recursive: true }));

const at = (...parts: string[]) => path.join(home, ...parts);
const left = async () => (await readdir(home, { recursive: true })).sort();

it('removes files and folders that no kept file needs', async () => {
  await writeFile(at('other'), '');
  await removeAllBut([at('in/a/b/two'), at('other')], at('in'));
  expect(await left()).toEqual(['in', 'in/a', 'in/a/b', 'in/a/b/two', 'other']);
});

it('removes all where nothing is kept in it, and nothing where there is nothing', async () => {
  await removeAllBut([], at('in'));
  await removeAllBut([], at('in'));
  expect(await left()).toEqual([]);
});

it('knows a kept file by another path to it', async () => {
  await symlink(at('in'), at('link'));
  await removeAllBut([at('link/d/four')], at('in'));
  await rm(at('link'));
  expect(await left()).toEqual(['in', 'in/d', 'in/d/four']);
});

it('keeps what is there where a kept file is gone', async () => {
  await removeAllBut([at('in/none'), at('in/d/four')], at('in'));
  expect(await left()).toEqual(['in', 'in/d', 'in/d/four']);
});
