import { Prisma } from '../generated/client';
import type { Queryable } from '../client';
import { decodeInts } from './sent-ints';

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

/** How much there is of each of some cohorts; none of an id that no cohort has. */
export const sizeCohorts = (db: Queryable, ids: readonly string[]) =>
  db.$queryRaw<{ id: string; cases: number; subsets: number }[]>`
    SELECT c."id"::text, (SELECT coalesce(sum(s."cases"), 0)::int FROM "cohort_site" s WHERE s."cohort_id" = c."id") AS cases,
           (SELECT count(*)::int FROM "cohort_subset" s WHERE s."cohort_id" = c."id") AS subsets
    FROM "cohort" c WHERE c."id" = ANY (${ids}::uuid[])`;

export interface DifferenceCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Of the same content, with other warnings or answers. */
  readonly answered: number;
}

/** Which cases two cohorts do not have in common: answered ones last, each part as the second has them, removed ones at its end. */
export interface Differences {
  readonly counts: DifferenceCounts;
  /** Their places in the first cohort, and in the second; -1 where it does not have the case. */
  readonly a: Int32Array;
  readonly b: Int32Array;
}

/**
 * Compares by hashes that lie in an index beside the case ids: no case is read. Of what is a number the planner expects few rows,
 * of "is distinct" nearly all, and then does not share the work among processes.
 */
export async function findDifferences(
  db: Queryable,
  from: string,
  to: string,
): Promise<Differences> {
  const order = Prisma.sql`ORDER BY NOT "changed", "b" NULLS LAST, "a"`;
  const [{ a, b, ...counts }] = await db.$queryRaw<[CountedDifferences]>`
    SELECT count(*) FILTER (WHERE "a" IS NULL)::int AS added, count(*) FILTER (WHERE "b" IS NULL)::int AS removed,
           count(*) FILTER (WHERE "changed" AND "a" IS NOT NULL AND "b" IS NOT NULL)::int AS changed,
           count(*) FILTER (WHERE NOT "changed")::int AS answered,
           array_send(array_agg(coalesce("a", -1) ${order})) AS a, array_send(array_agg(coalesce("b", -1) ${order})) AS b
    FROM (
      SELECT a."position" AS a, b."position" AS b, a."content_hash" IS DISTINCT FROM b."content_hash" AS changed
      FROM (SELECT * FROM "case" WHERE "cohort_id" = ${from}::uuid) a
      FULL JOIN (SELECT * FROM "case" WHERE "cohort_id" = ${to}::uuid) b ON a."case_id" = b."case_id"
      WHERE (a."content_hash" IS NOT DISTINCT FROM b."content_hash" AND a."record_hash" IS NOT DISTINCT FROM b."record_hash")::int = 0
    ) AS different`;
  return { counts, a: decodeInts(a), b: decodeInts(b) };
}

interface CountedDifferences extends DifferenceCounts {
  readonly a: Uint8Array | null;
  readonly b: Uint8Array | null;
}

const membersOf = (cohortId: string) => Prisma.sql`
  SELECT s."name", of."case_id" FROM "cohort_subset" s JOIN "cohort_subset_case" of ON of."subset_id" = s."id"
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

/** What is not the same of some cases of {@link findDifferences}, in its order. */
export const describeDifferences = (
  db: Queryable,
  from: string,
  to: string,
  { a, b }: Pick<Differences, 'a' | 'b'>,
) => db.$queryRaw<DifferentCase[]>`
    SELECT coalesce(b."case_id", a."case_id") AS "caseId", coalesce(b."site_id", a."site_id") AS site,
           a."case_id" IS NULL AS "isAdded", b."case_id" IS NULL AS "isRemoved",
           a."image_sha256" IS DISTINCT FROM b."image_sha256" AS image,
           a."reference_sha256" IS DISTINCT FROM b."reference_sha256" AS reference,
           a."reference_2_sha256" IS DISTINCT FROM b."reference_2_sha256" AS "secondReference",
           p."patient_id" IS DISTINCT FROM q."patient_id" AS patient,
           a."site_id" IS DISTINCT FROM b."site_id" AS "movedSite",
           a."record_hash" IS DISTINCT FROM b."record_hash" AS checks,
           a."covariates" AS before, b."covariates" AS after, o."codes", o."reason"
    FROM unnest(${[...a]}::int[], ${[...b]}::int[]) WITH ORDINALITY AS d("a", "b", "place")
    LEFT JOIN "case" a ON a."cohort_id" = ${from}::uuid AND a."position" = d."a"
    LEFT JOIN "case" b ON b."cohort_id" = ${to}::uuid AND b."position" = d."b"
    LEFT JOIN "patient" p ON p."id" = a."patient_row_id"
    LEFT JOIN "patient" q ON q."id" = b."patient_row_id"
    LEFT JOIN "cohort_left_out" o ON o."cohort_id" = CASE WHEN a."case_id" IS NULL THEN ${from}::uuid ELSE ${to}::uuid END
          AND o."case_id" = coalesce(a."case_id", b."case_id") AND (a."case_id" IS NULL OR b."case_id" IS NULL)
    ORDER BY d."place"`;
