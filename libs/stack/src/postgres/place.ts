import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { HomePaths } from '../home';

/** Where root keeps clusters that Postgres's own user could not reach below ATRIUM_HOME. */
const SHARED_STATE = '/var/lib/atrium';

/** Every folder above, and the folder itself, lets everybody pass. */
async function isPassable(folder: string): Promise<boolean> {
  for (let current = folder; ; current = path.dirname(current)) {
    const { mode } = await stat(current);
    if ((mode & 0o001) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}

/**
 * The folder of the cluster (and, as root, of the binaries). Below a 0700 folder root uses another one, which it writes
 * to ATRIUM_HOME/postgres-path.
 */
export async function choosePlace(paths: HomePaths, asRoot: boolean): Promise<string> {
  const kept = await readFile(paths.postgresPathFile, 'utf8').catch(() => '');
  if (kept.trim() !== '') return kept.trim();
  const inHome = path.join(paths.home, 'postgres');
  if (!asRoot || (await isPassable(paths.home))) return inHome;
  const key = createHash('sha256').update(paths.home).digest('hex').slice(0, 16);
  const place = path.join(SHARED_STATE, `postgres-${key}`);
  await writeFile(paths.postgresPathFile, `${place}\n`, { mode: 0o600 });
  return place;
}
