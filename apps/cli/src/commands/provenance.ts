import path from 'node:path';
import type { Command } from 'commander';
import type { Io } from '../command';
import { withConnection } from '../connect';
import { EXIT, type ExitCode } from '../exit-codes';
import { exportRun } from '../provenance/export-run';
import { readManifest } from '../provenance/run-manifest';
import { withRun } from './run-argument';

/** `atrium runs manifest` and `atrium runs export`: where a run's numbers come from, by hash, and the run without pixels. */
export function registerProvenance(group: Command, io: Io, finish: (code: ExitCode) => void): void {
  withRun(
    group
      .command('manifest')
      .description('JSON: SHA-256 of protocol, cohort, models, images, references, results, masks'),
  ).action(async (id: string) => finish(await manifest(io, id)));
  withRun(
    group
      .command('export')
      .description('an RO-Crate of a run that has ended: its results and report without pixels'),
  )
    .requiredOption('--out <dir>', 'a new folder')
    .action(async (id: string, { out }: { out: string }) => finish(await exported(io, id, out)));
}

async function manifest(io: Io, id: string): Promise<ExitCode> {
  const found = await withConnection(io, async ({ api }) =>
    readManifest(api, await api.runs.show.query({ id })),
  );
  io.out(`${JSON.stringify(found, null, 2)}\n`);
  return EXIT.ok;
}

async function exported(io: Io, id: string, out: string): Promise<ExitCode> {
  const folder = path.resolve(out);
  const files = await withConnection(io, async ({ api }) =>
    exportRun(io, api, await api.runs.show.query({ id }), folder),
  );
  io.out(`${path.join(folder, 'ro-crate-metadata.json')}\n`);
  io.err(`${files.length} files, none of them an image or a mask.\n`);
  return EXIT.ok;
}
