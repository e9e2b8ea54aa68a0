import { Client } from 'pg';
import { openSchemaEngine } from './engine';
import { readMigrations } from './migrations';

/** Any number, the same for every Atrium process: two starts at once migrate one after the other. */
const LOCK = 4_217_031;
const LOCK_TIMEOUT_MS = 120_000;

/**
 * Brings a database to the newest migration of prisma/migrations.
 * @returns the names of the migrations that it applied, in order; empty when there was nothing to do
 * @throws when the database cannot be reached, or a migration fails (it is then rolled back and named)
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const lock = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  // A connection that is cut fails its query too; without a listener it would end the process before the stack has stopped.
  lock.on('error', () => undefined);
  await lock.connect();
  try {
    await lock.query(`SET lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await lock.query('SELECT pg_advisory_lock($1)', [LOCK]);
    return await apply(databaseUrl);
  } finally {
    await lock.end();
  }
}

async function apply(databaseUrl: string): Promise<string[]> {
  const engine = await openSchemaEngine(databaseUrl);
  try {
    const migrationsList = await readMigrations();
    const filters = { externalTables: [], externalEnums: [] };
    return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
  } finally {
    engine.free();
  }
}
