import { Client } from 'pg';

/** Channels that triggers of the schema notify; the payload is a run's id. */
export type Channel = 'atrium_run' | 'atrium_command';

const RECONNECT_MS = 1000;

/**
 * Calls `onRun` with the run's id on every notification, on a connection of its own that reconnects when it is lost.
 * `onRun(null)` says that notifications may have been missed (after every connect).
 * @returns a function that stops listening
 */
export function listen(
  databaseUrl: string,
  channel: Channel,
  onRun: (runId: string | null) => void,
): () => Promise<void> {
  let stopped = false;
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const retry = () => {
    if (stopped || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      void connect();
    }, RECONNECT_MS);
  };
  const connect = async () => {
    const next = new Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    client = next;
    next.on('error', retry);
    next.on('end', retry);
    next.on('notification', ({ payload }) => onRun(payload ?? null));
    try {
      await next.connect();
      await next.query(`LISTEN ${channel}`);
      onRun(null);
    } catch {
      retry();
    }
  };
  void connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end().catch((error: unknown) => void error);
  };
}
