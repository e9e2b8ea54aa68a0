import type { ResultFilter, ResultSort } from '@atrium/contracts';
import { Prisma } from '../generated/client';
import type { Queryable } from '../client';
import { metricSource } from './metric';
import { filterSql } from './result-filter';

export interface RowSearch {
  readonly runId: string;
  readonly filter: ResultFilter;
  readonly sort: ResultSort;
  readonly offset: number;
  readonly limit: number;
}

const COLUMNS: Readonly<Record<string, Prisma.Sql>> = {
  case: Prisma.sql`r."case_position"`,
  patient: Prisma.sql`p."patient_id"`,
  site: Prisma.sql`r."site_id"`,
  arm: Prisma.sql`r."arm_position"`,
  status: Prisma.sql`r."status"`,
  prompts: Prisma.sql`r."prompts"`,
  reference_volume_ml: Prisma.sql`r."reference_volume_ml"`,
};

function orderSql({ column, descending }: ResultSort): Prisma.Sql {
  const direction = descending ? Prisma.sql`DESC NULLS LAST` : Prisma.sql`ASC NULLS LAST`;
  const key = COLUMNS[column] ?? metricSource(column).value;
  return Prisma.sql`${key} ${direction}, r."case_position", r."arm_position"`;
}

/** Ids of a page of a run's rows, filtered and sorted; undefined values come last either way. */
export async function searchRows(db: Queryable, search: RowSearch): Promise<string[]> {
  const { runId, filter, sort, offset, limit } = search;
  const { joins, where } = filterSql(runId, filter, sort.column === 'patient');
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT r."id"::text AS id FROM "result" r ${joins}
    WHERE ${where} ORDER BY ${orderSql(sort)} OFFSET ${offset} LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** How many rows a filter lets through. */
export async function countRows(db: Queryable, runId: string, filter: ResultFilter) {
  const { joins, where } = filterSql(runId, filter);
  const [{ count }] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "result" r ${joins} WHERE ${where}`;
  return count;
}
