import {
  resultFilterSchema,
  resultSortSchema,
  runIdSchema,
  type FoundRow,
} from '@atrium/contracts';
import { resultRows, resultSearch, type Queryable } from '@atrium/db';
import { z } from 'zod';
import { findRun, stampRun } from '../run/find';
import { remembered } from '../verb/remembered';
import { defineRead } from '../verb/verb';
import { armPlaces } from './arm-places';
import { toRow } from './rows';

/** Which rows, in which order. */
export const rowSearchSchema = z.object({
  run_id: runIdSchema,
  filter: resultFilterSchema.prefault({}),
  sort: resultSortSchema.prefault({ column: 'case' }),
});
type RowSearch = z.output<typeof rowSearchSchema>;

const covariatesSchema = z.record(z.string(), z.string());

interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** A page of a run's rows, filtered and sorted, with how many there are. */
export const searchResults = defineRead(async (db, input: RowSearch & Page) => {
  const stamp = await stampRun(db, input.run_id);
  return readFound(db, [stamp], input);
});

const readFound = remembered(async (db: Queryable, input: RowSearch & Page) => {
  const [rows, total] = await Promise.all([
    readPage(db, input, input),
    resultSearch.countRows(db, input.run_id, input.filter),
  ]);
  return { rows, total };
});

async function readPage(
  db: Queryable,
  { run_id, filter, sort }: RowSearch,
  { offset, limit }: Page,
): Promise<FoundRow[]> {
  const run = await findRun(db, run_id);
  const arms = armPlaces(run.protocol.body);
  const ids = await resultSearch.searchRows(db, { runId: run_id, filter, sort, offset, limit });
  const found = new Map((await resultRows.findResults(db, ids)).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    // Replaced by a newer delivery between the two reads: the next read has it.
    if (!row) return [];
    return [{ ...toRow(row, arms), covariates: covariatesSchema.parse(row.covariates) }];
  });
}

const EXPORT_PAGE = 2000;

/** All rows of a search, a page at a time, for files that people download. */
export const pageThroughResults = defineRead(async (db, search: RowSearch) => {
  await stampRun(db, search.run_id);
  return pages(db, search);
});

async function* pages(db: Queryable, search: RowSearch): AsyncGenerator<FoundRow[], void> {
  for (let offset = 0; ; offset += EXPORT_PAGE) {
    const rows = await readPage(db, search, { offset, limit: EXPORT_PAGE });
    if (rows.length > 0) yield rows;
    if (rows.length < EXPORT_PAGE) return;
  }
}
