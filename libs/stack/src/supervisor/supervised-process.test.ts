import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inheritedEnv } from '../env';
import { SupervisedProcess, type ProcessSpec } from './supervised-process';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-supervised-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A process that ends at once; another one of a session of its own speaks 0.3 s later. */
const LEAVES_A_SPEAKER = `require('node:child_process')
  .spawn('sh', ['-c', 'sleep 0.3; echo late'], { detached: true, stdio: 'inherit' }).unref();`;

const supervise = (script: string, logFile: string) => {
  const restarts: number[] = [];
  const spec: ProcessSpec = {
    name: 'part',
    command: process.execPath,
    args: ['-e', script],
    env: inheritedEnv(),
    logFile,
    stopSignal: 'SIGTERM',
    isReady: () => Promise.resolve(true),
    readyTimeoutMs: 1000,
  };
  const part = new SupervisedProcess(spec, {
    onChange: () => undefined,
    onGiveUp: () => undefined,
    onRestart: (_name, deaths) => restarts.push(deaths),
  });
  return { part, restarts };
};

/** '' where there is no file yet. */
const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('waited too long');
    await sleep(50);
  }
}

it('keeps what is said after the end of a part by what it has left behind', async () => {
  const logFile = path.join(folder, 'part.log');
  const { part, restarts } = supervise(LEAVES_A_SPEAKER, logFile);
  await part.start();
  await until(async () => (await textOf(logFile)).includes('late'));
  expect(restarts[0]).toBe(1);
  await part.stop();
});

it('goes on with a part whose log cannot be written, and does not hold it up', async () => {
  const done = path.join(folder, 'done');
  // More than a pipe holds, then a sign that all of it was taken.
  const script = `process.stdout.write('x'.repeat(1e6), () => require('node:fs').writeFileSync(${JSON.stringify(done)}, 'taken'));
    setInterval(() => undefined, 1000);`;
  const { part, restarts } = supervise(script, path.join(folder, 'no-such-folder', 'part.log'));
  await part.start();
  await until(async () => (await textOf(done)) === 'taken');
  expect(restarts).toEqual([]);
  await part.stop();
});
