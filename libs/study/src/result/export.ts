import { protocolYamlSchema, type FoundRow } from '@atrium/contracts';
import { resultsCsv, resultsCsvRows, settingsOf } from '@atrium/protocol';
import { type z } from 'zod';
import { findRun } from '../run/find';
import { defineRead, type Study } from '../verb/verb';
import { pageThroughResults, type rowSearchSchema } from './search';

export type ExportFormat = 'csv' | 'json';

const readTolerances = defineRead(async (db, runId: string) => {
  const run = await findRun(db, runId);
  return settingsOf(protocolYamlSchema.parse(run.protocol.body)).nsdToleranceMm;
});

/** The rows of a search as the text of a file, in parts: results.csv's columns, or JSON with covariates besides. */
export async function exportResults(
  study: Study,
  search: z.output<typeof rowSearchSchema>,
  format: ExportFormat,
): Promise<AsyncGenerator<string, void>> {
  const tolerances = await readTolerances(study, search.run_id);
  const pages = await pageThroughResults(study, search);
  return format === 'csv' ? csvParts(pages, tolerances) : jsonParts(pages);
}

type Pages = AsyncGenerator<FoundRow[], void>;

async function* csvParts(pages: Pages, tolerances: readonly number[]) {
  yield resultsCsv([], tolerances);
  for await (const rows of pages) yield resultsCsvRows(rows, tolerances);
}

async function* jsonParts(pages: Pages) {
  let separator = '[\n';
  for await (const rows of pages) {
    yield separator + rows.map((row) => JSON.stringify(row)).join(',\n');
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
