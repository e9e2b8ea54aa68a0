import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FROM_SOURCE } from './testing/site';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'atrium-main-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const node = [process.execPath, ...FROM_SOURCE, path.join(__dirname, 'main.ts')];

const start = (command: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess =>
  spawn(command[0], command.slice(1), {
    // Ports on which nothing listens.
    env: {
      PATH: path.dirname(process.execPath),
      API_URL: 'http://127.0.0.1:9',
      TEMPORAL_ADDRESS: '127.0.0.1:9',
      ATRIUM_HOME: home,
      LOCAL_SECRET: 's'.repeat(40),
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });

/** Reads standard error until it holds `words`; gives what was read. */
async function until(child: ChildProcess, words: string): Promise<string> {
  let text = '';
  for await (const chunk of child.stderr ?? []) {
    text += String(chunk);
    if (text.includes(words)) return text;
  }
  throw new Error(`ended without "${words}": ${text}`);
}

describe('the worker', () => {
  it('waits for a centre that is away, and stops when it is told to', async () => {
    const worker = start(node);
    await until(worker, 'the centre does not answer; trying again');
    const exited = once(worker, 'exit');
    worker.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });

  it('lets no other user look into what intakes of earlier versions left', async () => {
    await mkdir(path.join(home, 'intakes'));
    await chmod(path.join(home, 'intakes'), 0o755);
    const worker = start(node);
    await until(worker, 'the centre does not answer; trying again');
    worker.kill('SIGTERM');
    await once(worker, 'exit');
    expect((await stat(path.join(home, 'intakes'))).mode & 0o777).toBe(0o700);
  });

  it('stops when the process that started it is gone', async () => {
    const shell = start(['/bin/sh', '-c', `"$@" & echo "worker is $!" >&2; wait`, 'sh', ...node]);
    const text = await until(shell, 'the centre does not answer');
    const pid = Number(/worker is (\d+)/.exec(text)?.[1]);
    shell.kill('SIGKILL');
    const deadline = Date.now() + 10_000;
    while (isAlive(pid) && Date.now() < deadline) await sleep(50);
    expect(isAlive(pid)).toBe(false);
  });

  it('names every setting that is missing or wrong', async () => {
    const worker = start(node, { API_URL: 'nowhere', LOCAL_SECRET: 'short', ATRIUM_SLOTS: '0' });
    const exited = once(worker, 'exit');
    const text = await until(worker, 'ATRIUM_SLOTS');
    expect(text).toContain('API_URL');
    expect(text).toContain('LOCAL_SECRET');
    expect(await exited).toEqual([1, null]);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
