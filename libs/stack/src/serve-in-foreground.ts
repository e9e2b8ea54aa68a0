import path from 'node:path';
import { endLeftovers } from './leftovers';
import { homePaths } from './home';
import { takeLease, returnLease } from './leases';
import { withLock } from './lock';
import { awaitEnd } from './ensure-stack';
import { makeHome } from './home';
import { readStackFile } from './stack-file';
import type { StackFailure } from './failure';
import { Supervisor } from './supervisor/supervisor';

interface ForegroundOptions {
  readonly home: string;
  /** Ends a stack that is still coming up; what it has started is stopped before the call fails. */
  readonly signal: AbortSignal;
  readonly onStep: (sentence: string) => void;
  readonly onFailure: (failure: StackFailure) => void;
}

/** A stack with its dashboard that lives as long as the calling process wants, for `npm start`. */
export interface ForegroundStack {
  readonly dashboardUrl: string | null;
  stop(): Promise<void>;
}

/**
 * Starts the stack of this ATRIUM_HOME in this process.
 * @returns null when one runs already
 * @throws StackFailure
 */
export async function serveInForeground({
  home,
  signal,
  onStep,
  onFailure,
}: ForegroundOptions): Promise<ForegroundStack | null> {
  const paths = homePaths(path.resolve(home));
  await makeHome(paths);
  return withLock(
    paths.lockFile,
    () => onStep('Another start is under way: waiting for it.'),
    async () => {
      if (await awaitEnd(paths)) return null;
      const leftover = await readStackFile(paths.stackFile);
      if (leftover) await endLeftovers(leftover);
      const lease = await takeLease(paths.leases);
      const supervisor = new Supervisor({ paths, dashboard: true, onStep, onFailure });
      const stop = async () => {
        await supervisor.stop();
        await returnLease(lease);
      };
      await startUnlessAborted(supervisor, signal).catch(async (error: unknown) => {
        await stop();
        throw error;
      });
      return { dashboardUrl: supervisor.addresses.dashboardUrl, stop };
    },
  );
}

async function startUnlessAborted(supervisor: Supervisor, signal: AbortSignal): Promise<void> {
  const end = () => void supervisor.stop();
  signal.addEventListener('abort', end);
  try {
    if (signal.aborted) end();
    await supervisor.start();
  } finally {
    signal.removeEventListener('abort', end);
  }
}
