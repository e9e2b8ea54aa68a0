import { migrate, openDatabase, type Database } from '@atrium/db';
import { Client } from 'pg';
import { Sandbox } from './sandbox';

/** A database of its own, migrated and empty, in a real Postgres. */
export interface TestDatabase {
  readonly db: Database;
  readonly url: string;
  dispose(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const sandbox = await Sandbox.create();
  await sandbox.keepStack();
  const stackUrl = (await sandbox.stack())?.databaseUrl ?? '';
  const name = 'atrium_test';
  const admin = new Client({ connectionString: stackUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = stackUrl.replace(/\/postgres$/, `/${name}`);
  await migrate(url);
  const db = openDatabase(url);
  return {
    db,
    url,
    async dispose() {
      await db.$disconnect();
      await sandbox.dispose();
    },
  };
}
