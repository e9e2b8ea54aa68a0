import { constants } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ApiClient } from '@atrium/api-client';
import type { ManifestRow, ResultsRow, RunDetail, SliceRow } from '@atrium/contracts';
import { resultsCsv, slicesCsv } from '@atrium/protocol';
import { isMissing } from '../is-missing';
import { toRunJson } from './run-json';
import { withPath } from './with-path';

const PAGE = 500;

interface TablesContext {
  readonly api: ApiClient;
  readonly dir: string;
}

interface OutputContext extends TablesContext {
  readonly home: string;
  readonly rows: readonly ManifestRow[];
}

/** Writes run.json, results.csv, slices.csv and masks of what a run has now; each file appears whole or not at all. */
export const writeOutputs = (context: OutputContext, run: RunDetail): Promise<ResultsRow[]> =>
  writeTables(context, run, (row) => localise(context, row));

const asItIs = (row: ResultsRow): Promise<ResultsRow> => Promise.resolve(row);

/** The same without masks. @param localiseRow what becomes of a row before it is written */
export async function writeTables(
  { api, dir }: TablesContext,
  run: RunDetail,
  localiseRow: (row: ResultsRow) => Promise<ResultsRow> = asItIs,
): Promise<ResultsRow[]> {
  const results: ResultsRow[] = [];
  const slices: SliceRow[] = [];
  for (let offset = 0, total = 1; offset < total; offset += PAGE) {
    const query = { run_id: run.id, offset, limit: PAGE };
    const [page, pageSlices] = await Promise.all([
      api.results.list.query(query),
      api.results.slices.query(query),
    ]);
    total = page.total;
    for (const row of page.rows) results.push(await localiseRow(row));
    for (const slice of pageSlices) slices.push(slice);
  }
  await writeWhole(path.join(dir, 'slices.csv'), slicesCsv(slices));
  await writeWhole(path.join(dir, 'results.csv'), resultsCsv(results, run.nsd_tolerance_mm));
  await writeRunJson(dir, run);
  return results;
}

/** run.json alone: written as soon as a run exists, so that the same command finds it again. */
export const writeRunJson = (dir: string, run: RunDetail): Promise<void> =>
  writeWhole(path.join(dir, 'run.json'), `${JSON.stringify(toRunJson(run), null, 2)}\n`);

async function localise(context: OutputContext, row: ResultsRow): Promise<ResultsRow> {
  const mask = await fetchMask(context, row);
  const error_message = row.error_message && withPath(context.rows, row.case_id, row.error_message);
  return { ...row, mask, error_message };
}

/** Copies a mask out of the site's store when that is on this machine; gives the site's address otherwise. */
async function fetchMask({ dir, home }: OutputContext, { mask, site, case_id, arm }: ResultsRow) {
  if (mask === null) return null;
  const relative = path.join('masks', case_id, `${arm}.nii.gz`);
  const target = path.join(dir, relative);
  try {
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(
      path.join(home, 'sites', site, 'store', mask),
      `${target}.part`,
      constants.COPYFILE_FICLONE,
    );
    await rename(`${target}.part`, target);
    return relative;
  } catch (error) {
    await rm(`${target}.part`, { force: true });
    if (isMissing(error)) return mask;
    throw error;
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.part`, text);
  await rename(`${file}.part`, file);
}
