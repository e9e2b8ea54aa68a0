import { existsSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const GRACE_MS = 3000;
const END_MS = 5000;

/**
 * Ends the backends of a postmaster that was killed. Each has a session of its own, so that a signal to the
 * postmaster's group does not reach them; while one lives, Postgres refuses to start ("pre-existing shared memory
 * block is still in use", PostgreSQL manual, 18.4). They end by themselves once they see that it has gone: one that
 * does not within 3 s is killed. Only Linux tells the folder that a process works in; elsewhere nothing is done.
 * @param data the cluster's data folder, which only its own processes work in
 */
export async function endOrphans(data: string): Promise<void> {
  if (process.platform !== 'linux') return;
  const began = Date.now();
  let orphans = workingIn(data);
  while (orphans.length > 0 && Date.now() - began < GRACE_MS + END_MS) {
    if (Date.now() - began > GRACE_MS) orphans.forEach(kill);
    await sleep(50);
    orphans = workingIn(data);
  }
}

function workingIn(folder: string): number[] {
  // Somebody has removed it: Postgres itself will say so.
  if (!existsSync(folder)) return [];
  const place = realpathSync(folder);
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 1 && workplaceOf(pid) === place);
}

/** Null for a process that has gone, or that is another user's. */
function workplaceOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself in this moment.
  }
}
