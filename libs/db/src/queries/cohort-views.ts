import type { Selection } from '@atrium/contracts';
import { Prisma } from '../generated/client';
import type { Queryable } from '../client';

/** A cohort's cases per site, counted; of one cohort or of all. */
export const listCohortSites = (db: Queryable, cohortId?: string) =>
  db.cohortSite.findMany({
    ...(cohortId !== undefined && { where: { cohortId } }),
    orderBy: [{ cohortId: 'asc' }, { siteId: 'asc' }],
  });

/** How many cohorts and runs there are: both only ever grow. */
export const countCohortsAndRuns = (db: Queryable) =>
  db.$queryRaw<{ cohorts: number; runs: number }[]>`
    SELECT (SELECT count(*)::int FROM "cohort") AS cohorts, (SELECT count(*)::int FROM "run") AS runs`;

/** How many runs each cohort has. */
export const countRunsByCohort = (db: Queryable) =>
  db.$queryRaw<{ cohort_id: string; runs: number }[]>`
    SELECT "cohort_id"::text, count(*)::int AS runs FROM "run" GROUP BY 1 ORDER BY 1`;

/** Every version of every cohort, the newest first. */
export const listVersions = (db: Queryable, name?: string) =>
  db.cohort.findMany({
    ...(name !== undefined && { where: { name } }),
    orderBy: { createdAt: 'desc' },
    take: 1000,
    include: { sites: { select: { cases: true } } },
  });

/** Five numbers of every measure per site. */
export const listMeasures = (db: Queryable, cohortId: string) =>
  db.cohortMeasure.findMany({
    where: { cohortId },
    orderBy: [{ siteId: 'asc' }, { measure: 'asc' }],
    omit: { cohortId: true },
  });

/** Covariates with their most frequent values. */
export const listCovariates = (db: Queryable, cohortId: string) =>
  db.cohortCovariate.findMany({
    where: { cohortId },
    orderBy: [{ name: 'asc' }, { cases: 'desc' }, { value: 'asc' }],
    omit: { cohortId: true },
  });

/** A covariate's values that hold a text, the most frequent first, with how many there are of them. */
export const searchCovariate = (
  db: Queryable,
  cohortId: string,
  { name, text, empty }: CovariateSearch,
  limit: number,
) =>
  db.$queryRaw<{ value: string; cases: number; total: number }[]>`
    SELECT value, cases, total FROM (
      SELECT value, count(*)::int AS cases, count(*) OVER ()::int AS total
      FROM (SELECT c."covariates"->>${name} AS value FROM "case" c WHERE c."cohort_id" = ${cohortId}::uuid) AS every_case
      WHERE value ILIKE ${`%${literally(text)}%`} OR (${empty} AND value = '')
      GROUP BY value
    ) AS found ORDER BY cases DESC, value LIMIT ${limit}::int`;

export interface CovariateSearch {
  readonly name: string;
  readonly text: string;
  /** Whether the text stands for the value of cases without one. */
  readonly empty: boolean;
}

/** Which cases of a cohort; what is missing narrows nothing. */
export interface CaseFilter {
  readonly sites?: readonly string[];
  /** Part of a case or patient id. */
  readonly text?: string;
  readonly covariates?: readonly { readonly name: string; readonly value: string }[];
  readonly issue?: boolean;
}

/** A text as a part of a LIKE pattern: its % and _ are characters. */
const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const whereFiltered = (
  cohortId: string,
  { sites, text, covariates = [], issue }: CaseFilter,
): Prisma.CaseWhereInput => ({
  cohortId,
  ...(sites && sites.length > 0 && { siteId: { in: [...sites] } }),
  ...(text && {
    OR: [
      { caseId: { contains: literally(text), mode: 'insensitive' } },
      { patient: { patientId: { contains: literally(text), mode: 'insensitive' } } },
    ],
  }),
  ...(issue !== undefined && {
    issue: issue ? { not: Prisma.DbNull } : { equals: Prisma.DbNull },
  }),
  AND: covariates.map(({ name, value }) => ({ covariates: { path: [name], equals: value } })),
});

/** Whether every case is meant. */
const isUnfiltered = ({ sites = [], text, covariates = [], issue }: CaseFilter): boolean =>
  sites.length === 0 && !text && covariates.length === 0 && issue === undefined;

/** A page of a cohort's cases in manifest order. Of every case, the offset is a position: no row before it is read. */
export const pageCases = (
  db: Queryable,
  cohortId: string,
  filter: CaseFilter,
  offset: number,
  limit: number,
) =>
  db.case.findMany({
    where: isUnfiltered(filter)
      ? { cohortId, position: { gte: offset } }
      : whereFiltered(cohortId, filter),
    skip: isUnfiltered(filter) ? 0 : offset,
    orderBy: { position: 'asc' },
    take: limit,
    include: { patient: { select: { patientId: true } } },
  });

/** How many cases {@link pageCases} pages through. */
export async function countFiltered(
  db: Queryable,
  cohortId: string,
  filter: CaseFilter,
): Promise<number> {
  if (!isUnfiltered(filter)) return db.case.count({ where: whereFiltered(cohortId, filter) });
  const sites = await listCohortSites(db, cohortId);
  return sites.reduce((sum, { cases }) => sum + cases, 0);
}

/** Rows of the cases of a subset. */
const casesOfSubset = (cohortId: string, name: string) => Prisma.sql`
    SELECT of."case_row_id" FROM "cohort_subset" s JOIN "cohort_subset_case" of ON of."subset_id" = s."id"
    WHERE s."cohort_id" = ${cohortId}::uuid AND s."name" = ${name}`;

/** What a selection holds at one site, and what of it a plan knows. */
export interface SelectedSite {
  readonly site: string;
  readonly cases: number;
  readonly issues: number;
  readonly without_facts: number;
}

/** The places of a selection's cases in the manifest; from an index alone where no case is named. */
const selected = (cohortId: string, { sites, cases, limit, subset }: Selection) => Prisma.sql`
    SELECT "position" FROM "case" WHERE "cohort_id" = ${cohortId}::uuid
    ${subset === undefined ? Prisma.empty : Prisma.sql`AND "id" IN (${casesOfSubset(cohortId, subset)})`}
    ${sites ? Prisma.sql`AND "site_id" = ANY (${sites})` : Prisma.empty}
    ${cases ? Prisma.sql`AND "case_id" = ANY (${cases})` : Prisma.empty}
    ORDER BY "position" ${limit ? Prisma.sql`LIMIT ${limit}` : Prisma.empty}`;

/** Cases of a selection per site, counted one by one; of whole sites, {@link listCohortSites} knows them. */
export const countSelected = (db: Queryable, cohortId: string, selection: Selection) =>
  db.$queryRaw<SelectedSite[]>`
    SELECT c."site_id" AS site, count(*)::int AS cases, count(c."issue")::int AS issues,
           (count(*) FILTER (WHERE "lacks_facts"(c)))::int AS without_facts
    FROM (${selected(cohortId, selection)}) AS chosen
    JOIN "case" c ON c."cohort_id" = ${cohortId}::uuid AND c."position" = chosen."position"
    GROUP BY 1 ORDER BY 1`;

/** Every `step`-th case of a selection with what a plan needs of it. */
export const listFacts = (db: Queryable, cohortId: string, selection: Selection, step: number) =>
  db.$queryRaw<
    {
      case_id: string;
      geometry: unknown;
      reference_facts: unknown;
      has_reference: boolean;
      issue: unknown;
    }[]
  >`
    SELECT c."case_id", c."geometry", c."reference_facts", c."reference_sha256" IS NOT NULL AS has_reference, c."issue"
    FROM (
      SELECT "position", row_number() OVER (ORDER BY "position") - 1 AS place
      FROM (${selected(cohortId, selection)}) AS chosen
    ) AS numbered
    JOIN "case" c ON c."cohort_id" = ${cohortId}::uuid AND c."position" = numbered."position"
    WHERE numbered.place % ${step} = 0 ORDER BY c."position"`;

/** Which of some case ids a cohort holds. */
export const findCaseIds = (db: Queryable, cohortId: string, caseIds: readonly string[]) =>
  db.case.findMany({
    where: { cohortId, caseId: { in: [...caseIds] } },
    select: { caseId: true },
  });
