import { createApiClient, type ApiClient } from '@atrium/api-client';
import { ensureStack } from '@atrium/stack';
import type { Io } from './command';
import { cannotRun } from './exit-codes';
import { readEnv } from './env';

/** The API of this ATRIUM_HOME's stack, for as long as it is held. */
export interface Connection {
  readonly api: ApiClient;
  readonly dashboardUrl: string | null;
  readonly isAlive: () => boolean;
  release(): Promise<void>;
}

/**
 * Uses the stack of this ATRIUM_HOME when one runs, else starts one.
 * @throws CommandError (exit 4) that names the service which does not come up, and how to start it
 */
export async function connect(io: Io): Promise<Connection> {
  const stack = await ensureStack({
    home: readEnv().home,
    dashboard: false,
    onStep: (sentence) => io.err(`${sentence}\n`),
  });
  if (!stack.ok) throw cannotRun(stack.issue.message);
  const { apiUrl, dashboardUrl, isAlive, release } = stack.value;
  return { api: createApiClient(apiUrl), dashboardUrl: dashboardUrl ?? null, isAlive, release };
}

/** Runs `work` with a connection that is released whatever happens. */
export async function withConnection<T>(
  io: Io,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await connect(io);
  try {
    return await work(connection);
  } finally {
    await connection.release();
  }
}
