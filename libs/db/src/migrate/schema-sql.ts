import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSchemaEngine } from './engine';
import { PRISMA_DIR } from './migrations';

/**
 * The SQL that makes an empty database what prisma/schema.prisma says: to write a migration, and for the test that
 * schema and migrations agree.
 * @param databaseUrl any database; nothing is read from it or written to it
 */
export async function schemaSql(databaseUrl: string): Promise<string> {
  const path = join(PRISMA_DIR, 'schema.prisma');
  const content = await readFile(path, 'utf8');
  const engine = await openSchemaEngine(databaseUrl, [[path, content]]);
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: [{ path, content }] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? '';
  } finally {
    engine.free();
  }
}
