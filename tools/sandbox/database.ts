import { migrate, openDatabase, type Database } from '@atrium/db';
import { Sandbox } from './sandbox';

/** A database that is migrated and empty, in a real Postgres of its own. */
export interface TestDatabase {
  readonly db: Database;
  readonly url: string;
  dispose(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const sandbox = await Sandbox.create();
  const url = await sandbox.keepPostgres();
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
