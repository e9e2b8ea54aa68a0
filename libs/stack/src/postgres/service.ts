import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pingDatabase } from '@atrium/db';
import { inheritedEnv } from '../env';
import { StackFailure } from '../failure';
import type { HomePaths } from '../home';
import { freePort } from '../ports';
import { accepts } from '../probe';
import type { ProcessSpec } from '../supervisor/supervised-process';
import { prepareCluster, USER } from './cluster';
import { endOrphans } from './orphans';

const READY_TIMEOUT_MS = 60_000;
const FOREIGN_TIMEOUT_MS = 30_000;

/** A Postgres of our own on a free port of the loopback interface, without a socket file. */
export async function embeddedPostgres(
  paths: HomePaths,
): Promise<{ spec: ProcessSpec; databaseUrl: string }> {
  const cluster = await prepareCluster(paths);
  const port = await freePort();
  const databaseUrl = `postgresql://${USER}:${cluster.password}@127.0.0.1:${port}/postgres`;
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
  };
  return {
    databaseUrl,
    spec: {
      name: 'postgres',
      command: path.join(cluster.bin, 'postgres'),
      args: [
        '-D',
        cluster.data,
        ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
      ],
      env: inheritedEnv(),
      cwd: path.dirname(cluster.data),
      uid: cluster.uid,
      gid: cluster.gid,
      logFile: path.join(paths.logs, 'postgres.log'),
      // Fast shutdown (PostgreSQL manual, 18.5): SIGTERM would wait for every client.
      stopSignal: 'SIGINT',
      isReady: () => pingDatabase(databaseUrl),
      readyTimeoutMs: READY_TIMEOUT_MS,
      cleanUp: () => endOrphans(cluster.data),
    },
  };
}

export interface ForeignService {
  readonly name: string;
  readonly host: string;
  readonly port: number;
}

/**
 * Waits for a service that somebody else runs.
 * @throws StackFailure that names it and says how to start it, or when `signal` ends the wait
 */
export async function waitForForeign(
  { name, host, port }: ForeignService,
  hint: string,
  signal: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + FOREIGN_TIMEOUT_MS;
  while (!(await accepts(host, port))) {
    if (signal.aborted) throw new StackFailure(`The wait for ${name} was ended.`);
    if (Date.now() > deadline)
      throw new StackFailure(`${name} does not answer at ${host}:${port}. ${hint}`);
    await sleep(500);
  }
}
