import path from 'node:path';
import { Connection } from '@temporalio/client';
import { inheritedEnv } from '../env';
import type { HomePaths } from '../home';
import { freePort } from '../ports';
import type { ProcessSpec } from '../supervisor/supervised-process';
import { findTemporal } from './binary';

const READY_TIMEOUT_MS = 60_000;
const PROBE_TIMEOUT_MS = 3000;

/** A Temporal of our own on a free port of the loopback interface; its state is a file under ATRIUM_HOME. */
export async function embeddedTemporal(
  paths: HomePaths,
  onStep: (sentence: string) => void,
  signal: AbortSignal,
): Promise<{ spec: ProcessSpec; address: string }> {
  const command = await findTemporal(onStep, signal);
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  return {
    address,
    spec: {
      name: 'temporal',
      command,
      args: [
        ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port)],
        ...['--db-filename', paths.temporalDatabase, '--log-level', 'warn'],
      ],
      env: inheritedEnv(),
      logFile: path.join(paths.logs, 'temporal.log'),
      stopSignal: 'SIGTERM',
      isReady: () => hasNamespace(address, 'default'),
      readyTimeoutMs: READY_TIMEOUT_MS,
    },
  };
}

/** Whether the frontend answers and knows the namespace: it listens some time before. */
export async function hasNamespace(address: string, namespace: string): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: PROBE_TIMEOUT_MS });
  try {
    await connection.withDeadline(Date.now() + PROBE_TIMEOUT_MS, () =>
      connection.workflowService.describeNamespace({ namespace }),
    );
    return true;
  } finally {
    await connection.close();
  }
}
