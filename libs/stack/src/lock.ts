import { open, readFile, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import { identify, isAlive, processIdentitySchema } from './process-identity';

const POLL_MS = 100;

/**
 * Runs `work` while this process alone holds the lock; waits for another holder, calling `onWait` once. The lock of a
 * process that has gone is taken over.
 * @throws the reason of `signal` when that ends the wait
 */
export async function withLock<T>(
  file: string,
  onWait: () => void,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  let waited = false;
  while (!(await tryLock(file))) {
    if (!waited) onWait();
    waited = true;
    signal?.throwIfAborted();
    await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function tryLock(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(JSON.stringify(identify(process.pid)));
    await handle.close();
    return true;
  } catch (error) {
    if (!isNativeError(error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    if (await isAbandoned(file)) await removeAbandoned(file);
    return false;
  }
}

/** Older than this, its maker died while it removed a lock; the removal takes milliseconds. */
const TAKEOVER_MS = 10_000;

/**
 * Removes the lock of a process that has gone. Of two that saw it, one may have removed it and hold a new one already:
 * only who holds the takeover looks again and removes.
 */
async function removeAbandoned(file: string): Promise<void> {
  const takeover = `${file}.takeover`;
  try {
    await (await open(takeover, 'wx', 0o600)).close();
  } catch {
    const made = await stat(takeover).catch(() => null);
    if (made && Date.now() - made.mtimeMs > TAKEOVER_MS) await rm(takeover, { force: true });
    return;
  }
  if (await isAbandoned(file)) await rm(file, { force: true });
  await rm(takeover, { force: true });
}

/** A file that is just being written has no holder yet: it is read again before it counts as abandoned. */
async function isAbandoned(file: string): Promise<boolean> {
  for (let tries = 0; tries < 5; tries += 1) {
    const holder = parseHolder(await readFile(file, 'utf8').catch(() => ''));
    if (holder) return !isAlive(holder);
    await sleep(POLL_MS);
  }
  return true;
}

function parseHolder(text: string) {
  try {
    return processIdentitySchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
