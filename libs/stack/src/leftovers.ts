import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, type ProcessIdentity } from './process-identity';
import type { StackFile } from './stack-file';

const GRACE_MS = 5000;

/** Ends what a supervisor that was killed has left behind: exactly the processes that it wrote down, by id and start. */
export async function endLeftovers({ processes }: StackFile): Promise<void> {
  await Promise.all(
    Object.entries(processes).map(([name, identity]) =>
      end(identity, name === 'postgres' ? 'SIGINT' : 'SIGTERM'),
    ),
  );
}

async function end(identity: ProcessIdentity, signal: NodeJS.Signals): Promise<void> {
  if (!isAlive(identity)) return;
  process.kill(identity.pid, signal);
  const deadline = Date.now() + GRACE_MS;
  while (isAlive(identity) && Date.now() < deadline) await sleep(50);
  if (isAlive(identity)) process.kill(identity.pid, 'SIGKILL');
}
