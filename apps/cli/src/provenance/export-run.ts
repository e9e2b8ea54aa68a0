import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ApiClient } from '@atrium/api-client';
import type { RunDetail } from '@atrium/contracts';
import type { Io } from '../command';
import { writeTables } from '../evaluate/write-outputs';
import { refused } from '../exit-codes';
import { waitForAnswer } from '../report/wait-for-answer';
import { version } from '../version';
import { roCrate, type CrateFile } from './ro-crate';
import { readManifest } from './run-manifest';

const METADATA = 'ro-crate-metadata.json';

/**
 * A run as an RO-Crate in a new folder: results, slices, protocol, hashes and the report's page, tables and drawings. No pixel of
 * a scan or mask: results.csv names masks by their address in the site's store.
 * @throws CommandError (exit 2) where the folder holds anything
 */
export async function exportRun(
  io: Io,
  api: ApiClient,
  run: RunDetail,
  folder: string,
): Promise<CrateFile[]> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0)
    throw refused(
      `${folder} is not empty. A crate lists all that is in its folder: name a new one.`,
    );
  await waitForAnswer(io, api, { run_id: run.id, question: { kind: 'run' } });
  await writeTables({ api, dir: folder }, run);
  const { source } = await api.protocols.show.query({ id: run.protocol.id });
  await writeFile(path.join(folder, 'protocol.yaml'), source);
  await writeJson(path.join(folder, 'manifest.json'), await readManifest(api, run));
  for (const { name, text } of await api.analysis.report.query({ run_id: run.id })) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  const files = await listFiles(folder);
  await writeJson(path.join(folder, METADATA), roCrate(run, version(), files));
  return files;
}

const writeJson = (file: string, value: unknown): Promise<void> =>
  writeFile(file, `${JSON.stringify(value, null, 2)}\n`);

async function listFiles(folder: string): Promise<CrateFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  return Promise.all(names.sort().map((name) => describeFile(folder, name)));
}

async function describeFile(folder: string, name: string): Promise<CrateFile> {
  const content = await readFile(path.join(folder, name));
  return {
    path: name.split(path.sep).join('/'),
    bytes: content.byteLength,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
}
