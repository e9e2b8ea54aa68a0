import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSchemaEngine } from './engine';
import { PRISMA_DIR } from './migrations';

/**
 * The SQL that would bring a database to prisma/schema.prisma: empty when the migrations and the schema say the same.
 * Used to write a new migration, and by the test that none is missing.
 */
export async function schemaDiff(databaseUrl: string, from: 'empty' | 'database'): Promise<string> {
  const path = join(PRISMA_DIR, 'schema.prisma');
  const content = await readFile(path, 'utf8');
  const engine = await openSchemaEngine(databaseUrl, [[path, content]]);
  try {
    const files = [{ path, content }];
    const { stdout } = await engine.diff({
      from: from === 'empty' ? { tag: 'empty' } : { tag: 'schemaDatasource', files, configDir: PRISMA_DIR },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? '';
  } finally {
    engine.free();
  }
}
