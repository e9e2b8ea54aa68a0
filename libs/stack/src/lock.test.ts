import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from './lock';
import { identify } from './process-identity';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'atrium-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Twenty at once. @returns how many worked at the same time at most, and how many waited */
async function contend(file: string) {
  const seen = { inside: 0, most: 0, waited: 0, done: 0 };
  const work = async () => {
    seen.inside += 1;
    seen.most = Math.max(seen.most, seen.inside);
    await sleep(2);
    seen.inside -= 1;
    seen.done += 1;
  };
  const wait = () => (seen.waited += 1);
  await Promise.all(Array.from({ length: 20 }, () => withLock(file, wait, work)));
  return seen;
}

describe('withLock', () => {
  it('lets one work at a time, and leaves nothing', async () => {
    expect(await contend(path.join(folder, 'lock'))).toMatchObject({
      most: 1,
      waited: 19,
      done: 20,
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes over the lock of a process that has gone, once for all who saw it', async () => {
    const file = path.join(folder, 'lock');
    await writeFile(file, JSON.stringify({ ...identify(process.pid), pid: 2 ** 22 + 1 }));
    expect(await contend(file)).toMatchObject({ most: 1, waited: 20, done: 20 });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is not held up by a takeover whose maker died', async () => {
    const file = path.join(folder, 'lock');
    await writeFile(file, JSON.stringify({ ...identify(process.pid), pid: 2 ** 22 + 1 }));
    await writeFile(`${file}.takeover`, '');
    await utimes(`${file}.takeover`, 0, 0);
    expect(await contend(file)).toMatchObject({ most: 1, done: 20 });
  });

  it('stops waiting when it is told to', async () => {
    const file = path.join(folder, 'lock');
    await writeFile(file, JSON.stringify(identify(process.pid)));
    const work = jest.fn();
    await expect(
      withLock(file, () => undefined, work, AbortSignal.timeout(50)),
    ).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(work).not.toHaveBeenCalled();
  });
});
