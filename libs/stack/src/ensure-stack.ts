import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail, ok, type Result } from '@atrium/contracts';
import { StackFailure } from './failure';
import { homePaths, makeHome, type HomePaths } from './home';
import { countLeases, returnLease, takeLease } from './leases';
import { endLeftovers } from './leftovers';
import { withLock } from './lock';
import { isAlive } from './process-identity';
import { readStackFile, type StackFile } from './stack-file';

export interface EnsureStackOptions {
  readonly home: string;
  readonly dashboard: boolean;
  readonly onStep: (sentence: string) => void;
}

/** A stack that this process uses. */
export interface HeldStack {
  readonly apiUrl: string;
  readonly dashboardUrl: string | null;
  /** Whether its supervisor still runs. */
  readonly isAlive: () => boolean;
  /** Lets go of it; when this was the last to use it, returns once it has stopped. */
  release(): Promise<void>;
}

const START_TIMEOUT_MS = 10 * 60 * 1000;
const STOP_TIMEOUT_MS = 30_000;
const POLL_MS = 100;

/**
 * Uses the stack of this ATRIUM_HOME when one runs, else starts one, which stops when the last command that uses it ends.
 * A failure names the service that does not come up, and what to do.
 */
export async function ensureStack({
  home,
  dashboard,
  onStep,
}: EnsureStackOptions): Promise<Result<HeldStack, StackFailure>> {
  const paths = homePaths(path.resolve(home));
  try {
    await makeHome(paths);
    const lease = await takeLease(paths.leases);
    try {
      const waiting = () => onStep('Another command is starting the stack: waiting for it.');
      const stack = await withLock(paths.lockFile, waiting, () =>
        useOrStart(paths, dashboard, onStep),
      );
      return ok(holdStack(paths, lease, stack));
    } catch (error) {
      await returnLease(lease);
      throw error;
    }
  } catch (error) {
    return fail(
      error instanceof StackFailure
        ? error
        : new StackFailure(error instanceof Error ? error.message : String(error)),
    );
  }
}

/** The stack of this ATRIUM_HOME as it is, or null when none runs. */
export async function findStack(home: string): Promise<StackFile | null> {
  const found = await readStackFile(homePaths(path.resolve(home)).stackFile);
  return found && isAlive(found.supervisor) ? found : null;
}

async function useOrStart(
  paths: HomePaths,
  dashboard: boolean,
  onStep: (sentence: string) => void,
): Promise<StackFile> {
  const running = await awaitEnd(paths);
  if (running) return awaitReady(paths, onStep);
  const leftover = await readStackFile(paths.stackFile);
  if (leftover) await endLeftovers(leftover);
  await rm(paths.stackFile, { force: true });
  onStep('Starting Postgres, Temporal and the workers.');
  spawnSupervisor(paths, dashboard);
  return awaitReady(paths, onStep);
}

/** A stack that is on its way out is waited for. @returns whether one runs and stays */
export async function awaitEnd(paths: HomePaths): Promise<boolean> {
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  for (;;) {
    const found = await readStackFile(paths.stackFile);
    if (!found || !isAlive(found.supervisor)) return false;
    if (found.state === 'starting' || found.state === 'ready') return true;
    if (Date.now() > deadline)
      throw new StackFailure(
        'The stack that runs here does not end. "atrium doctor" says which process it is.',
      );
    await sleep(POLL_MS);
  }
}

function spawnSupervisor(paths: HomePaths, dashboard: boolean): void {
  const log = openSync(path.join(paths.logs, 'supervisor.log'), 'a', 0o600);
  const args = [
    path.join(__dirname, '..', 'dist', 'serve.js'),
    paths.home,
    ...(dashboard ? ['--dashboard'] : []),
  ];
  const child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.unref();
}

async function awaitReady(
  paths: HomePaths,
  onStep: (sentence: string) => void,
): Promise<StackFile> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  const began = Date.now();
  let said = false;
  for (;;) {
    const found = await readStackFile(paths.stackFile);
    const alive = found !== null && isAlive(found.supervisor);
    if (found && alive && found.state === 'ready') return found;
    if (found && found.state === 'failed') {
      await awaitGone(found);
      throw new StackFailure(found.message);
    }
    if (!alive && Date.now() - began > STOP_TIMEOUT_MS) {
      throw new StackFailure(
        `The stack's supervisor ended. Its log: ${path.join(paths.logs, 'supervisor.log')}`,
      );
    }
    if (Date.now() > deadline) throw new StackFailure('The stack was not ready within 10 minutes.');
    if (!said && Date.now() - began > 10_000)
      onStep('Still starting; the first time takes longer.');
    said ||= Date.now() - began > 10_000;
    await sleep(POLL_MS);
  }
}

/** A start that failed is over once what it had started is gone too: the same command may follow at once. */
async function awaitGone({ supervisor }: StackFile): Promise<void> {
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (isAlive(supervisor) && Date.now() < deadline) await sleep(POLL_MS);
}

function holdStack(
  paths: HomePaths,
  lease: string,
  { supervisor, apiUrl, dashboardUrl }: StackFile,
): HeldStack {
  if (apiUrl === null) throw new StackFailure('The stack is ready without an API.');
  return {
    apiUrl,
    dashboardUrl,
    isAlive: () => isAlive(supervisor),
    async release() {
      await returnLease(lease);
      const deadline = Date.now() + STOP_TIMEOUT_MS;
      while (
        isAlive(supervisor) &&
        (await countLeases(paths.leases)) === 0 &&
        Date.now() < deadline
      )
        await sleep(POLL_MS);
    },
  };
}
