import type { Selection } from '@atrium/contracts';
import { Prisma } from '../generated/client';
import type { Queryable } from '../client';
import { literally } from './like';

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

/** The newest version of a name, one of `name@version`, or the one of an id. */
export const findVersion = (db: Queryable, reference: string) =>
  db.cohort.findFirst({
    where: { OR: [{ name: reference }, ...versionOf(reference), ...idOf(reference)] },
    orderBy: { createdAt: 'desc' },
    include: { sites: { select: { cases: true } } },
  });

function versionOf(reference: string): Prisma.CohortWhereInput[] {
  const [, name, version] = /^(.+)@([1-9]\d{0,8})$/s.exec(reference) ?? [];
  return name ? [{ name, version: Number(version) }] : [];
}

const idOf = (reference: string): Prisma.CohortWhereInput[] =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(reference) ? [{ id: reference }] : [];

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

/** A case as it is shown; what is stored as JSON is not parsed yet. */
export interface ShownCase {
  readonly case_id: string;
  readonly patient_id: string;
  readonly site: string;
  readonly position: number;
  readonly geometry: unknown;
  readonly intensity: unknown;
  readonly reference: unknown;
  readonly has_reference: boolean;
  readonly covariates: unknown;
  readonly issue: unknown;
  readonly checks: unknown;
}

/** The cases of a cohort that stand at these places, in manifest order. As SQL: Prisma takes longer to map a page than all else. */
export const listCasesAt = (db: Queryable, cohortId: string, positions: readonly number[]) =>
  db.$queryRaw<ShownCase[]>`
    SELECT c."case_id", p."patient_id", c."site_id" AS site, c."position", c."geometry", c."intensity",
           c."reference_facts" AS reference, c."reference_sha256" IS NOT NULL AS has_reference, c."covariates", c."issue", c."checks"
    FROM "case" c JOIN "patient" p ON p."id" = c."patient_row_id"
    WHERE c."cohort_id" = ${cohortId}::uuid AND c."position" = ANY (${positions}) ORDER BY c."position"`;

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
