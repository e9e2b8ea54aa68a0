import type { SubsetCondition, SubsetDefinition } from '@atrium/contracts';
import { Prisma } from '../generated/client';
import type { Queryable } from '../client';

/** The subsets of a cohort's version, by name. */
export const listSubsets = (db: Queryable, cohortId: string) =>
  db.cohortSubset.findMany({ where: { cohortId }, orderBy: { name: 'asc' } });

/** How many cases each subset of a cohort's version has at each site. */
export const countSubsetSites = (db: Queryable, cohortId: string) =>
  db.$queryRaw<{ name: string; site: string; cases: number }[]>`
    SELECT s."name", of."site_id" AS site, count(*)::int AS cases
    FROM "cohort_subset" s JOIN "cohort_subset_case" of ON of."subset_id" = s."id"
    WHERE s."cohort_id" = ${cohortId}::uuid GROUP BY 1, 2 ORDER BY 1, 2`;

/** The case ids of a subset in manifest order. */
export const listSubsetCases = (db: Queryable, cohortId: string, name: string) =>
  db.case.findMany({
    where: { cohortId, subsets: { some: { subset: { cohortId, name } } } },
    orderBy: { position: 'asc' },
    select: { caseId: true },
  });

export interface NewSubset {
  readonly cohortId: string;
  readonly name: string;
  readonly definition: SubsetDefinition;
  readonly isCarried: boolean;
}

/** Writes a subset without its cases: {@link fillSubset} resolves them. */
export const createSubset = (db: Queryable, subset: NewSubset) =>
  db.cohortSubset.create({ data: subset });

/** Resolves a subset to the cases that its cohort has. */
export const fillSubset = (
  db: Queryable,
  { id, cohortId }: { readonly id: string; readonly cohortId: string },
  definition: SubsetDefinition,
) => db.$executeRaw`
    INSERT INTO "cohort_subset_case" ("subset_id", "case_row_id", "case_id", "site_id")
    SELECT ${id}::uuid, c."id", c."case_id", c."site_id" FROM "case" c
    WHERE c."cohort_id" = ${cohortId}::uuid AND ${meets(definition)}`;

/** How many cases of a cohort a definition means. */
export async function countDefined(
  db: Queryable,
  cohortId: string,
  definition: SubsetDefinition,
): Promise<number> {
  const [{ cases }] = await db.$queryRaw<[{ cases: number }]>`
    SELECT count(*)::int AS cases FROM "case" c
    WHERE c."cohort_id" = ${cohortId}::uuid AND ${meets(definition)}`;
  return cases;
}

/** Which of a condition's values some case of a cohort has. */
export const findValues = (db: Queryable, cohortId: string, condition: SubsetCondition) =>
  db.$queryRaw<{ value: string }[]>`
    SELECT DISTINCT ${columnOf(condition)} AS value FROM "case" c
    WHERE c."cohort_id" = ${cohortId}::uuid AND ${holds(condition)} ORDER BY 1`;

const meets = (definition: SubsetDefinition): Prisma.Sql =>
  definition.kind === 'cases'
    ? Prisma.sql`c."case_id" = ANY (${definition.cases})`
    : Prisma.join(definition.where.map(holds), ' AND ');

const columnOf = ({ column }: SubsetCondition): Prisma.Sql =>
  column === 'site' ? Prisma.sql`c."site_id"` : Prisma.sql`c."covariates"->>${column}`;

const holds = (condition: SubsetCondition): Prisma.Sql =>
  Prisma.sql`${columnOf(condition)} = ANY (${condition.values})`;
