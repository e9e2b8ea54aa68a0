import { Prisma } from '../generated/client';
import type { Queryable } from '../client';

/** A case that is not the same in two cohorts; what it has of neither is null. */
export interface DifferentCase {
  readonly caseId: string;
  readonly site: string;
  readonly isAdded: boolean;
  readonly isRemoved: boolean;
  readonly image: boolean;
  readonly reference: boolean;
  readonly secondReference: boolean;
  readonly patient: boolean;
  readonly movedSite: boolean;
  /** Its warnings, or what was said to them. */
  readonly checks: boolean;
  readonly before: Prisma.JsonValue;
  readonly after: Prisma.JsonValue;
  /** Of a case that was added or removed: what the intake of the version without it found of it; null where it had none. */
  readonly codes: Prisma.JsonValue;
  /** What somebody said who left it out. */
  readonly reason: string | null;
}

export interface DifferenceCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Of the same content, with other warnings or answers. */
  readonly answered: number;
  readonly same: number;
}

const casesOf = (cohortId: string) => Prisma.sql`
  SELECT c."case_id", c."site_id", c."position", c."image_sha256", c."reference_sha256", c."reference_2_sha256",
         c."covariates", nullif(c."checks", '[]') AS "checks", p."patient_id"
  FROM "case" c JOIN "patient" p ON p."id" = c."patient_row_id" WHERE c."cohort_id" = ${cohortId}::uuid`;

const both = (from: string, to: string) => Prisma.sql`
  (${casesOf(from)}) a FULL JOIN (${casesOf(to)}) b ON a."case_id" = b."case_id"`;

const changed = Prisma.sql`
  (a."site_id", a."patient_id", a."image_sha256", a."reference_sha256", a."reference_2_sha256", a."covariates")
  IS DISTINCT FROM
  (b."site_id", b."patient_id", b."image_sha256", b."reference_sha256", b."reference_2_sha256", b."covariates")`;
const answered = Prisma.sql`a."checks" IS DISTINCT FROM b."checks"`;

/** How many cases two cohorts do and do not have in common. */
export async function countDifferences(
  db: Queryable,
  from: string,
  to: string,
): Promise<DifferenceCounts> {
  const [counts] = await db.$queryRaw<DifferenceCounts[]>`
    SELECT count(*) FILTER (WHERE a."case_id" IS NULL)::int AS added,
           count(*) FILTER (WHERE b."case_id" IS NULL)::int AS removed,
           count(*) FILTER (WHERE a."case_id" = b."case_id" AND ${changed})::int AS changed,
           count(*) FILTER (WHERE a."case_id" = b."case_id" AND NOT ${changed} AND ${answered})::int AS answered,
           count(*) FILTER (WHERE a."case_id" = b."case_id" AND NOT ${changed} AND NOT ${answered})::int AS same
    FROM ${both(from, to)}`;
  return counts;
}

const membersOf = (cohortId: string) => Prisma.sql`
  SELECT s."name", c."case_id" FROM "cohort_subset" s
  JOIN "cohort_subset_case" of ON of."subset_id" = s."id" JOIN "case" c ON c."id" = of."case_row_id"
  WHERE s."cohort_id" = ${cohortId}::uuid`;

/** Cases of every subset that either cohort has, counted; a subset has at least one, so that 0 is none of this name. */
export const countSubsetDifferences = (db: Queryable, from: string, to: string) => db.$queryRaw<
  { name: string; before: number; now: number; added: number; removed: number }[]
>`
    SELECT coalesce(b."name", a."name") AS name, count(a."case_id")::int AS before, count(b."case_id")::int AS now,
           count(*) FILTER (WHERE a."case_id" IS NULL)::int AS added,
           count(*) FILTER (WHERE b."case_id" IS NULL)::int AS removed
    FROM (${membersOf(from)}) a FULL JOIN (${membersOf(to)}) b ON a."name" = b."name" AND a."case_id" = b."case_id"
    GROUP BY 1 ORDER BY 1`;

/** A page of the cases that two cohorts do not have in common. */
export const listDifferences = (
  db: Queryable,
  from: string,
  to: string,
  offset: number,
  limit: number,
) => db.$queryRaw<DifferentCase[]>`
    SELECT coalesce(b."case_id", a."case_id") AS "caseId", coalesce(b."site_id", a."site_id") AS site,
           a."case_id" IS NULL AS "isAdded", b."case_id" IS NULL AS "isRemoved",
           a."image_sha256" IS DISTINCT FROM b."image_sha256" AS image,
           a."reference_sha256" IS DISTINCT FROM b."reference_sha256" AS reference,
           a."reference_2_sha256" IS DISTINCT FROM b."reference_2_sha256" AS "secondReference",
           a."patient_id" IS DISTINCT FROM b."patient_id" AS patient,
           a."site_id" IS DISTINCT FROM b."site_id" AS "movedSite", ${answered} AS checks,
           a."covariates" AS before, b."covariates" AS after, o."codes", o."reason"
    FROM ${both(from, to)}
    LEFT JOIN "cohort_left_out" o ON o."cohort_id" = CASE WHEN a."case_id" IS NULL THEN ${from}::uuid ELSE ${to}::uuid END
          AND o."case_id" = coalesce(a."case_id", b."case_id") AND (a."case_id" IS NULL OR b."case_id" IS NULL)
    WHERE ${changed} OR ${answered}
    ORDER BY (${changed}) DESC, b."position" NULLS LAST, a."position" LIMIT ${limit} OFFSET ${offset}`;
