import type { ResultFilter } from '@atrium/contracts';
import { Prisma } from '../generated/client';
import { literally } from './like';

/** A filter as SQL over `r` ("result") and, where it looks at covariates or patients, `c` ("case"). */
export interface FilterSql {
  readonly joins: Prisma.Sql;
  readonly where: Prisma.Sql;
}

const isAmong = (column: Prisma.Sql, values: readonly string[]): Prisma.Sql[] =>
  values.length === 0 ? [] : [Prisma.sql`${column} = ANY (${[...values]})`];

/** Rows of one run that a filter lets through. @param needsCase join the case although the filter does not ask for it */
export function filterSql(runId: string, filter: ResultFilter, needsCase = false): FilterSql {
  const covariates = Object.entries(filter.covariates).filter(([, values]) => values.length > 0);
  const conditions = [
    Prisma.sql`r."run_id" = ${runId}::uuid`,
    ...isAmong(Prisma.sql`r."site_id"`, filter.sites),
    ...isAmong(Prisma.sql`r."strategy"`, filter.strategies),
    ...isAmong(Prisma.sql`r."arm"`, filter.arms),
    ...isAmong(Prisma.sql`r."status"::text`, filter.statuses),
    ...isAmong(Prisma.sql`r."error_code"`, filter.codes),
    ...covariates.map(
      ([name, values]) => Prisma.sql`coalesce(c."covariates"->>${name}, '') = ANY (${[...values]})`,
    ),
    ...(filter.text === '' ? [] : [contains(filter.text)]),
  ];
  const joinsCase = needsCase || covariates.length > 0 || filter.text !== '';
  return {
    joins: joinsCase ? CASE_JOIN : Prisma.empty,
    where: Prisma.join(conditions, ' AND '),
  };
}

const CASE_JOIN = Prisma.sql`
      JOIN "case" c ON c."id" = r."case_row_id" JOIN "patient" p ON p."id" = c."patient_row_id"`;

function contains(text: string): Prisma.Sql {
  const pattern = `%${literally(text)}%`;
  return Prisma.sql`(r."case_id" ILIKE ${pattern} OR p."patient_id" ILIKE ${pattern})`;
}
