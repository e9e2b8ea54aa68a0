import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

/**
 * adapter-pg cuts a script at every semicolon, those inside function bodies and comments too; pg takes the whole script,
 * as one transaction.
 */
class WholeScripts extends PrismaPg {
  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    return adapter;
  }
}

let loaded: Promise<void> | undefined;

/**
 * Prisma's schema engine as WebAssembly over the pg driver: unlike `prisma migrate` it downloads no binary, and it keeps
 * the same `_prisma_migrations` table.
 */
export async function openSchemaEngine(
  databaseUrl: string,
  schemas: [string, string][] | undefined = undefined,
) {
  loaded ??= instantiate();
  await loaded;
  const factory = bindMigrationAwareSqlAdapterFactory(
    new WholeScripts({ connectionString: databaseUrl }),
  );
  return bindings.SchemaEngine.new({ datamodels: schemas }, () => undefined, factory);
}

/** What a bundler would do for `schema_engine.js`: hand the compiled module its JavaScript half. */
async function instantiate(): Promise<void> {
  const folder = dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const module = await WebAssembly.compile(await readFile(join(folder, 'schema_engine_bg.wasm')));
  const imports = { './schema_engine_bg.js': Object.fromEntries(Object.entries(bindings)) };
  const instance = await WebAssembly.instantiate(module, imports);
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports['__wbindgen_start'];
  if (typeof start === 'function') start();
}
