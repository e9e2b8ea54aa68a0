import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Where things lie under ATRIUM_HOME. */
export const homePaths = (home: string) => ({
  home,
  stackFile: path.join(home, 'stack.json'),
  lockFile: path.join(home, 'stack.lock'),
  logs: path.join(home, 'logs'),
  leases: path.join(home, 'leases'),
  secretFile: path.join(home, 'secret'),
  postgresPathFile: path.join(home, 'postgres-path'),
  temporalDatabase: path.join(home, 'temporal.db'),
});

export type HomePaths = ReturnType<typeof homePaths>;

/** Makes ATRIUM_HOME and its folders. */
export async function makeHome(paths: HomePaths): Promise<void> {
  for (const folder of [paths.home, paths.logs, paths.leases])
    await mkdir(folder, { recursive: true });
}

/** A random secret that is kept in a file of mode 0600: the same at every start. */
export async function keepSecret(file: string): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept.length >= 64) return kept.trim();
  const secret = randomBytes(32).toString('hex');
  await writeFile(file, secret, { mode: 0o600 });
  await chmod(file, 0o600);
  return secret;
}
