import type { Selection } from '@atrium/contracts';
import { Prisma } from '../generated/client';
import type { Queryable } from '../client';

/** Sums over a cohort's cases at one site. */
export interface SiteCount {
  readonly cohort_id: string;
  readonly site: string;
  readonly cases: number;
  readonly patients: number;
  readonly issues: number;
  readonly without_reference: number;
}

/** Counts per cohort and site, of one cohort or of all. */
export const countCasesBySite = (db: Queryable, cohortId?: string) =>
  db.$queryRaw<SiteCount[]>`
    SELECT "cohort_id"::text, "site_id" AS site, count(*)::int AS cases,
           count(DISTINCT "patient_row_id")::int AS patients,
           count("issue")::int AS issues,
           count(*) FILTER (WHERE "reference_sha256" IS NULL AND "issue" IS NULL)::int AS without_reference
    FROM "case"
    ${cohortId === undefined ? Prisma.empty : Prisma.sql`WHERE "cohort_id" = ${cohortId}::uuid`}
    GROUP BY 1, 2 ORDER BY 1, 2`;

/** How many runs each cohort has. */
export const countRunsByCohort = (db: Queryable) =>
  db.$queryRaw<{ cohort_id: string; runs: number }[]>`
    SELECT "cohort_id"::text, count(*)::int AS runs FROM "run" GROUP BY 1 ORDER BY 1`;

/** Every version of a cohort's name, the newest first. */
export const listVersions = (db: Queryable, name: string) =>
  db.cohort.findMany({
    where: { name },
    orderBy: { version: 'desc' },
    take: 200,
    include: { _count: { select: { cases: true } } },
  });

/** Five numbers of every measure per site. */
export const listMeasures = (db: Queryable, cohortId: string) =>
  db.cohortMeasure.findMany({
    where: { cohortId },
    orderBy: [{ siteId: 'asc' }, { measure: 'asc' }],
    omit: { cohortId: true },
  });

/** Orientations of the files on disk, per site. */
export const countOrientations = (db: Queryable, cohortId: string) =>
  db.$queryRaw<{ site: string; orientation: string; cases: number }[]>`
    SELECT "site_id" AS site, "geometry"->>'orientation' AS orientation, count(*)::int AS cases
    FROM "case" WHERE "cohort_id" = ${cohortId}::uuid AND "geometry" IS NOT NULL
    GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2`;

/** Covariates with their most frequent values. */
export const listCovariates = (db: Queryable, cohortId: string) =>
  db.cohortCovariate.findMany({
    where: { cohortId },
    orderBy: [{ name: 'asc' }, { cases: 'desc' }, { value: 'asc' }],
    omit: { cohortId: true },
  });

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

/** A page of a cohort's cases in manifest order. */
export const pageCases = (
  db: Queryable,
  cohortId: string,
  filter: CaseFilter,
  offset: number,
  limit: number,
) =>
  db.case.findMany({
    where: whereFiltered(cohortId, filter),
    orderBy: { position: 'asc' },
    skip: offset,
    take: limit,
    include: { patient: { select: { patientId: true } } },
  });

/** How many cases {@link pageCases} pages through. */
export const countFiltered = (db: Queryable, cohortId: string, filter: CaseFilter) =>
  db.case.count({ where: whereFiltered(cohortId, filter) });

/** What a selection holds at one site, and what of it a plan knows. */
export interface SelectedSite {
  readonly site: string;
  readonly cases: number;
  readonly issues: number;
  readonly without_facts: number;
}

const selected = (cohortId: string, { sites, cases, limit }: Selection) => Prisma.sql`
    SELECT * FROM "case" WHERE "cohort_id" = ${cohortId}::uuid
    ${sites ? Prisma.sql`AND "site_id" = ANY (${sites})` : Prisma.empty}
    ${cases ? Prisma.sql`AND "case_id" = ANY (${cases})` : Prisma.empty}
    ORDER BY "position" ${limit ? Prisma.sql`LIMIT ${limit}` : Prisma.empty}`;

/** Cases of a selection per site; a case without facts was registered before they were kept, or has no label map. */
export const countSelected = (db: Queryable, cohortId: string, selection: Selection) =>
  db.$queryRaw<SelectedSite[]>`
    SELECT "site_id" AS site, count(*)::int AS cases, count("issue")::int AS issues,
           count(*) FILTER (WHERE "issue" IS NULL AND ("geometry" IS NULL OR ("reference_sha256" IS NOT NULL
             AND coalesce("reference_facts"->'labels', 'null'::jsonb) = 'null'::jsonb)))::int AS without_facts
    FROM (${selected(cohortId, selection)}) AS chosen GROUP BY 1 ORDER BY 1`;

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
    SELECT "case_id", "geometry", "reference_facts", "reference_sha256" IS NOT NULL AS has_reference, "issue"
    FROM (
      SELECT *, row_number() OVER (ORDER BY "position") - 1 AS place
      FROM (${selected(cohortId, selection)}) AS chosen
    ) AS numbered
    WHERE place % ${step} = 0 ORDER BY "position"`;

/** Which of some case ids a cohort holds. */
export const findCaseIds = (db: Queryable, cohortId: string, caseIds: readonly string[]) =>
  db.case.findMany({
    where: { cohortId, caseId: { in: [...caseIds] } },
    select: { caseId: true },
  });
