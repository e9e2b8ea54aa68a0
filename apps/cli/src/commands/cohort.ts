import path from 'node:path';
import { cohortName } from '@atrium/protocol';
import Table from 'cli-table3';
import type { CliCommand, Io } from '../command';
import { withConnection } from '../connect';
import { EXIT, type ExitCode } from '../exit-codes';
import { readManifest } from '../inputs/study-inputs';

/** `atrium cohort`: register a manifest, list what there is. */
export const cohort: CliCommand = {
  register(program, io, finish) {
    const group = program.command('cohort').description('register and list cohorts');
    group
      .command('add <manifest>')
      .description('register the cases of a manifest; the same content gives the same version')
      .option('--name <name>', 'name of the cohort; default: the file or its folder')
      .option('--json', 'print JSON', false)
      .action(async (manifest: string, options: { name?: string; json: boolean }) =>
        finish(await add(io, manifest, options)),
      );
    group
      .command('list')
      .description('every version of every cohort')
      .option('--json', 'print JSON', false)
      .action(async ({ json }: { json: boolean }) => finish(await list(io, json)));
  },
};

async function add(
  io: Io,
  file: string,
  { name, json }: { name?: string; json: boolean },
): Promise<ExitCode> {
  const { rows, manifestSha256 } = await readManifest(file);
  const registered = await withConnection(io, ({ api }) =>
    api.cohorts.register.mutate({
      name: name ?? cohortName(path.resolve(file)),
      rows: [...rows],
      manifest_sha256: manifestSha256,
    }),
  );
  const { version, cases, id } = registered;
  io.out(
    json
      ? `${JSON.stringify(registered, null, 2)}\n`
      : `${registered.name} version ${version}: ${cases} cases (${id})\n`,
  );
  return EXIT.ok;
}

async function list(io: Io, json: boolean): Promise<ExitCode> {
  const found = await withConnection(io, ({ api }) => api.cohorts.list.query());
  const table = new Table({
    head: ['cohort', 'version', 'cases', 'created'],
    style: { head: [], border: [], compact: true },
  });
  for (const one of found) table.push([one.name, one.version, one.cases, one.created_at]);
  io.out(json ? `${JSON.stringify(found, null, 2)}\n` : `${table.toString()}\n`);
  return EXIT.ok;
}
