import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { LastRead } from './last-read';
import { readJson } from './read-json';
import { writeJson } from './write-json';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-last-'));
});
afterEach(() => rm(folder, { recursive: true }));

const read = jest.fn((file: string) => readJson(file, z.object({ n: z.int() })));
beforeEach(() => read.mockClear());

it('reads a file once, until it is written anew', async () => {
  const file = path.join(folder, 'a.json');
  const kept = new LastRead<{ n: number }>();
  await writeJson(file, { n: 1 });
  const first = await kept.of(file, read);
  expect(await kept.of(file, read)).toBe(first);
  expect(read).toHaveBeenCalledTimes(1);
  await writeJson(file, { n: 2 });
  expect(await kept.of(file, read)).toEqual({ n: 2 });
});

it('keeps one file apart from another, and nothing of one that is gone', async () => {
  const [a, b] = ['a.json', 'b.json'].map((name) => path.join(folder, name));
  const kept = new LastRead<{ n: number }>();
  await writeJson(a, { n: 1 });
  await writeJson(b, { n: 2 });
  expect([await kept.of(a, read), await kept.of(b, read)]).toEqual([{ n: 1 }, { n: 2 }]);
  await rm(b);
  expect(await kept.of(b, read)).toBeNull();
});
