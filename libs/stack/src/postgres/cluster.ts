import { execFile } from 'node:child_process';
import { access, chmod, chown, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { StackFailure } from '../failure';
import { keepSecret, type HomePaths } from '../home';
import { copyBinaries, makeExecutable, shippedBinaries, unprivilegedUser } from './binaries';
import { choosePlace } from './place';

const run = promisify(execFile);

export const USER = 'atrium';
const INITDB_TIMEOUT_MS = 120_000;

/** A cluster that is ready to be started. */
export interface Cluster {
  readonly bin: string;
  readonly data: string;
  readonly password: string;
  readonly uid?: number;
  readonly gid?: number;
}

/** Makes the cluster of this ATRIUM_HOME unless it is there: UTF-8, locale C, password by SCRAM. */
export async function prepareCluster(paths: HomePaths): Promise<Cluster> {
  const asRoot = process.getuid?.() === 0;
  const owner = asRoot ? await unprivilegedUser() : {};
  const place = await choosePlace(paths, asRoot);
  await mkdir(place, { recursive: true });
  if (asRoot) await chmod(place, 0o755);
  if (asRoot && place.startsWith('/var/lib/atrium/')) await chmod(path.dirname(place), 0o755);
  const native = asRoot ? await copyBinaries(place) : shippedBinaries();
  if (!asRoot) await makeExecutable(native).catch((error: unknown) => void error);
  const cluster: Cluster = {
    bin: path.join(native, 'bin'),
    data: path.join(place, 'data'),
    password: await keepSecret(path.join(paths.home, 'postgres-password')),
    ...owner,
  };
  if (!(await exists(path.join(cluster.data, 'PG_VERSION')))) await initialise(cluster);
  return cluster;
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

async function initialise({ bin, data, password, uid, gid }: Cluster): Promise<void> {
  // An initdb that was cut off leaves a folder without PG_VERSION or half a cluster: it starts over.
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { recursive: true, mode: 0o700 });
  const passwordFile = `${data}-password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if (uid !== undefined && gid !== undefined) {
      await chown(data, uid, gid);
      await chown(passwordFile, uid, gid);
    }
    await run(
      path.join(bin, 'initdb'),
      [
        '-D',
        data,
        '-U',
        USER,
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C',
      ],
      { uid, gid, cwd: path.dirname(data), timeout: INITDB_TIMEOUT_MS },
    );
  } catch (error) {
    await rm(data, { recursive: true, force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new StackFailure(`Postgres could not make its cluster: ${reason}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
}
