import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { writeJson } from './write-json';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'atrium-json-'));
});
afterEach(() => rm(home, { recursive: true }));

const at = (...names: string[]) => path.join(home, ...names);
const modeOf = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);

it('writes a file that only this user can read, in a folder of its own', async () => {
  await chmod(home, 0o755);
  await writeJson(at('names', 'a.json'), { name: 'x' });
  expect([await modeOf(at('names')), await modeOf(at('names', 'a.json'))]).toEqual(['700', '600']);
  // What others may hold is left to them.
  expect(await modeOf(home)).toBe('755');
});

it('takes both from others where they could be read', async () => {
  await mkdir(at('names'));
  await writeFile(at('names', 'a.json'), '{}');
  await chmod(at('names', 'a.json'), 0o644);
  await chmod(at('names'), 0o755);
  await writeJson(at('names', 'a.json'), { name: 'x' });
  expect([await modeOf(at('names')), await modeOf(at('names', 'a.json'))]).toEqual(['700', '600']);
  expect(await readdir(at('names'))).toEqual(['a.json']);
});

it('writes a map as an object that has every key as its own', async () => {
  await writeJson(at('a.json'), { ids: new Map([['__proto__', 'x']]) });
  expect(await readFile(at('a.json'), 'utf8')).toBe('{"ids":{"__proto__":"x"}}');
});
