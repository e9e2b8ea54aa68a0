import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg';

/** prisma/ of the repository: the same from src and from dist. */
export const PRISMA_DIR = resolve(__dirname, '../../../../prisma');

const MIGRATIONS_DIR = join(PRISMA_DIR, 'migrations');

/** Every migration of the repository in order, as the schema engine takes them. */
export async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(MIGRATIONS_DIR, { withFileTypes: true });
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: MIGRATIONS_DIR,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(folders.map(readFolder)),
  };
}

async function readFolder(path: string): Promise<MigrationList['migrationDirectories'][number]> {
  const value = await readFile(join(MIGRATIONS_DIR, path, 'migration.sql'), 'utf8');
  return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } };
}
