import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { runJsonSchema, type RunJson } from '@atrium/contracts';
import Papa from 'papaparse';

export type Row = Record<string, string>;

/** results.csv of an output folder. */
export async function readResults(dir: string): Promise<Row[]> {
  const text = await readFile(path.join(dir, 'results.csv'), 'utf8');
  return Papa.parse<Row>(text.trimEnd(), { header: true }).data;
}

export const readRunJson = async (dir: string): Promise<RunJson> =>
  runJsonSchema.parse(JSON.parse(await readFile(path.join(dir, 'run.json'), 'utf8')));

/** Columns that may differ between two runs of the same: the run, and how long it took. */
const OF_THE_RUN = ['run_id', 'model_seconds', 'total_seconds'];

/** What must not depend on faults: every row without {@link OF_THE_RUN}, and the hash of every mask. */
export async function fingerprint(
  dir: string,
): Promise<{ rows: Row[]; masks: Record<string, string> }> {
  const rows = (await readResults(dir)).map((row) =>
    Object.fromEntries(Object.entries(row).filter(([column]) => !OF_THE_RUN.includes(column))),
  );
  const masks: Record<string, string> = {};
  for (const entry of await readdir(path.join(dir, 'masks'), {
    recursive: true,
    withFileTypes: true,
  })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    masks[path.relative(dir, file)] = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  }
  return { rows, masks };
}
