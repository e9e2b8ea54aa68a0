import { Client } from 'pg';

const TIMEOUT_MS = 3000;

/** Whether Postgres answers a query at the address; throws with its reason when it does not. */
export async function pingDatabase(databaseUrl: string): Promise<boolean> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
  });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } finally {
    await client.end().catch((error: unknown) => void error);
  }
}
