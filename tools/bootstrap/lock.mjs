// A lock between processes: a folder that one of them made, with its id inside.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs `work` while this process alone holds the lock; that of a process that has gone is taken over.
 * @template T
 * @param {string} folder
 * @param {() => void} onWait called once when another process holds it
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(folder, onWait, work) {
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  for (let waited = false; !tryLock(folder); waited = true) {
    if (!waited) onWait();
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function tryLock(folder) {
  try {
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(folder, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    if (isAbandoned(folder)) removeAbandoned(folder);
    return false;
  }
}

/** Older than this, its maker died while it removed a lock; the removal takes milliseconds. */
const TAKEOVER_MS = 10_000;

/**
 * Of two processes that saw an abandoned lock, one may have removed it and hold a new one already: only who holds the
 * takeover looks again and removes.
 * @param {string} folder
 */
function removeAbandoned(folder) {
  const takeover = `${folder}.takeover`;
  try {
    fs.mkdirSync(takeover);
  } catch {
    const made = fs.statSync(takeover, { throwIfNoEntry: false });
    if (made && Date.now() - made.mtimeMs > TAKEOVER_MS)
      fs.rmSync(takeover, { recursive: true, force: true });
    return;
  }
  if (isAbandoned(folder)) fs.rmSync(folder, { recursive: true, force: true });
  fs.rmSync(takeover, { recursive: true, force: true });
}

/** @param {string} folder */
function isAbandoned(folder) {
  try {
    process.kill(Number(fs.readFileSync(path.join(folder, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'ENOENT') return isOld(folder);
    return code === 'ESRCH';
  }
}

/** A lock without an id is being made right now, or its maker died in that moment. */
/** @param {string} folder */
function isOld(folder) {
  const made = fs.statSync(folder, { throwIfNoEntry: false });
  return made !== undefined && Date.now() - made.mtimeMs > 5000;
}
