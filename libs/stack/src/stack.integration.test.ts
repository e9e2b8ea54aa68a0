import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { chmod, chown, copyFile, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findStack } from './ensure-stack';
import { homePaths } from './home';
import { isAlive, type ProcessIdentity } from './process-identity';
import { answersOk } from './probe';
import type { StackFile } from './stack-file';
import { findTemporal } from './temporal/binary';

const CHECKOUT = path.resolve(__dirname, '../../..');
const SCRIPT = path.join(CHECKOUT, 'tools', 'start.mjs');
const MINUTES = 60_000;

let folder: string;
let home: string;
const children: ChildProcess[] = [];

// mkdtemp makes a folder of mode 0700: as root, Postgres's user cannot pass it.
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'atrium stack '));
  home = path.join(folder, 'a home');
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  const elsewhere = await readFile(homePaths(home).postgresPathFile, 'utf8').catch(() => '');
  for (const place of [folder, elsewhere.trim()].filter(Boolean))
    await rm(place, { recursive: true, force: true });
});

/** A command that uses the stack until its standard input ends. */
const HOLDER = `
const { ensureStack } = require(${JSON.stringify(path.join(CHECKOUT, 'libs/stack/dist/index.js'))});
const [home] = process.argv.slice(1);
ensureStack({ home, dashboard: false, onStep: () => undefined }).then((stack) => {
  process.stdout.write(JSON.stringify(stack.ok ? stack.value.apiUrl : { refused: stack.issue.message }));
  if (!stack.ok) return;
  process.stdin.on('end', () => stack.value.release().then(() => process.exit(0))).resume();
});
`;

/** Another process that holds the stack. */
async function hold(env: NodeJS.ProcessEnv = {}, as: { uid?: number; gid?: number } = {}) {
  const child = spawn(process.execPath, ['-e', HOLDER, home], {
    env: { ...process.env, ...env },
    cwd: folder,
    ...as,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const [answer] = await once(child.stdout, 'data');
  return {
    answer: JSON.parse(String(answer)),
    async release() {
      child.stdin.end();
      await ended;
    },
  };
}

async function running(): Promise<StackFile> {
  const found = await findStack(home);
  if (!found) throw new Error('no stack runs');
  return found;
}

const identities = ({ supervisor, processes }: StackFile): ProcessIdentity[] => [
  supervisor,
  ...Object.values(processes),
];

async function waitFor(what: string, holds: () => Promise<boolean> | boolean, ms = 60_000) {
  const deadline = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited too long for ${what}`);
    await sleep(100);
  }
}

const allGone = (stack: StackFile) =>
  waitFor('every process to end', () => !identities(stack).some(isAlive));

describe('a stack', () => {
  it(
    'comes up below a 0700 folder with umask 077, is one for two that start it at once, and leaves nothing when the last lease ends',
    async () => {
      const umask = process.umask(0o077);
      try {
        const [first, atOnce] = await Promise.all([hold(), hold()]);
        expect(atOnce.answer).toBe(first.answer);
        const stack = await running();
        expect(Object.keys(stack.processes).sort()).toEqual([
          'api',
          'orchestrator',
          'postgres',
          'temporal',
          'worker',
        ]);
        expect((await stat(homePaths(home).stackFile)).mode & 0o777).toBe(0o600);
        expect((await stat(homePaths(home).secretFile)).mode & 0o777).toBe(0o600);

        // A later command uses the same one, and it outlives the first.
        const later = await hold();
        expect(later.answer).toBe(first.answer);
        await Promise.all([first.release(), atOnce.release()]);
        expect(await answersOk(`${later.answer}/ready`)).toBe(true);

        await later.release();
        await allGone(stack);
        expect(await findStack(home)).toBeNull();
      } finally {
        process.umask(umask);
      }
    },
    5 * MINUTES,
  );

  // Root can become somebody else; an ordinary user runs all the other tests as one.
  (isRootInPublic() ? it : it.skip)(
    'comes up for an ordinary user',
    async () => {
      const nobody = { uid: 65534, gid: 65534 };
      const bin = path.join(folder, 'bin');
      await mkdir(bin);
      const temporal = await findTemporal(() => undefined);
      // One in ATRIUM_CACHE lies in root's home; one on PATH is for all.
      if (path.isAbsolute(temporal)) await copyFile(temporal, path.join(bin, 'temporal'));
      await mkdir(home);
      await chown(home, nobody.uid, nobody.gid);
      await chmod(folder, 0o755);
      const env = { PATH: `${bin}:${process.env['PATH']}`, HOME: home, ATRIUM_CACHE: home };
      const held = await hold(env, nobody);
      const stack = await running();
      expect(await answersOk(`${held.answer}/ready`)).toBe(true);
      await held.release();
      await allGone(stack);
    },
    5 * MINUTES,
  );

  it(
    'restarts a part on its port, and at the sixth death stops everything',
    async () => {
      const held = await hold();
      const stack = await running();
      const current = async () => (await findStack(home))?.processes['orchestrator'];
      for (let death = 1; death <= 6; death += 1) {
        await waitFor('the orchestrator', async () => {
          const found = await current();
          return found !== undefined && isAlive(found);
        });
        const victim = await current();
        if (!victim) throw new Error('no orchestrator');
        process.kill(victim.pid, 'SIGKILL');
        await waitFor('its end', () => !isAlive(victim));
        if (death < 6) expect(isAlive(stack.supervisor)).toBe(true);
      }
      await allGone(stack);
      const after = await readFile(homePaths(home).stackFile, 'utf8');
      expect(JSON.parse(after)).toMatchObject({
        state: 'failed',
        message: expect.stringMatching(/^orchestrator ended six times in 10 minutes\. Its log: /),
      });
      await held.release();
    },
    5 * MINUTES,
  );
});

describe('npm start', () => {
  /** `npm start` in a process group of its own, as a shell starts it. */
  function npmStart(): { child: ChildProcess; said: () => string } {
    const child = spawn('npm', ['start'], {
      cwd: CHECKOUT,
      env: { ...process.env, ATRIUM_HOME: home },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
    return { child, said: () => text };
  }

  const isUp = (said: () => string) =>
    waitFor(
      'the dashboard',
      () => /Dashboard: http:\/\/127\.0\.0\.1:\d+/.test(said()),
      3 * MINUTES,
    );

  /** Ids of processes whose command line names this home or the start script's demo of it. */
  const namingHome = (): string[] =>
    execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.includes(folder));

  function pointsToTheFirst({ dashboardUrl }: StackFile): void {
    const second = spawnSync(process.execPath, [SCRIPT], {
      cwd: CHECKOUT,
      env: { ...process.env, ATRIUM_HOME: home },
      encoding: 'utf8',
    });
    expect(second.status).toBe(0);
    expect(second.stdout + second.stderr).toContain(dashboardUrl);
  }

  it.each([
    ['SIGTERM to npm', (pid: number) => process.kill(pid, 'SIGTERM')],
    ['SIGINT to the group, as Ctrl-C', (pid: number) => process.kill(-pid, 'SIGINT')],
    ['SIGHUP to the child', (pid: number) => process.kill(startScriptOf(pid), 'SIGHUP')],
  ])(
    'points a second start to the first, and %s stops everything',
    async (_, send) => {
      const { child, said } = npmStart();
      await isUp(said);
      const stack = await running();
      if (!child.pid) throw new Error('npm did not start');
      pointsToTheFirst(stack);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      send(child.pid);
      await ended;
      await allGone(stack);
      await waitFor('the demo run to end', () => namingHome().length === 0);
    },
    6 * MINUTES,
  );
});

/** Whether we are root in a checkout that others may read. */
function isRootInPublic(): boolean {
  if (process.getuid?.() !== 0) return false;
  const folders = CHECKOUT.split(path.sep).map((_, i, all) => all.slice(0, i + 1).join('/') || '/');
  return folders.every((one) => (statSync(one).mode & 0o005) === 0o005);
}

/** The process that runs tools/start.mjs below npm; npm itself where it was replaced by `exec`. */
function startScriptOf(npm: number): number {
  const line = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((one) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(one))
    .find((match) => Number(match?.[2]) === npm && match?.[3].includes('start.mjs'));
  return line ? Number(line[1]) : npm;
}
