import { Prisma } from '../generated/client';
import type { Queryable } from '../client';

/** A unit of work with the hashes of its case's files, of its result and of its masks. */
export interface StoredUnit {
  readonly case_id: string;
  readonly site: string;
  readonly model: string;
  readonly image_sha256: string | null;
  readonly reference_sha256: string | null;
  readonly reference_2_sha256: string | null;
  readonly content_hash: string | null;
  readonly result_sha256: string | null;
  readonly reused_from: string | null;
  readonly masks: { readonly arm: string; readonly address: string; readonly sha256: string }[];
}

/** A page of a run's units in manifest order, their masks in protocol order. */
export const listUnitHashes = (db: Queryable, runId: string, offset: number, limit: number) =>
  db.$queryRaw<StoredUnit[]>`
    SELECT c."case_id", c."site_id" AS site, u."model", coalesce(u."image_sha256", c."image_sha256") AS image_sha256,
           coalesce(u."reference_sha256", c."reference_sha256") AS reference_sha256, c."reference_2_sha256",
           u."content_hash", u."result_sha256", u."reused_from"::text AS reused_from,
           coalesce((
             SELECT jsonb_agg(jsonb_build_object('arm', r."arm", 'address', m."address", 'sha256', m."sha256") ORDER BY r."arm_position")
             FROM "result" r JOIN "artifact" m ON m."result_id" = r."id" AND m."kind" = 'mask'
             WHERE r."run_id" = u."run_id" AND r."case_row_id" = u."case_row_id" AND r."model" = u."model"), '[]') AS masks
    FROM "case_run" u JOIN "case" c ON c."id" = u."case_row_id"
    WHERE u."run_id" = ${runId}::uuid ORDER BY c."position", u."model" OFFSET ${offset} LIMIT ${limit}`;

export const countUnits = (db: Queryable, runId: string) => db.caseRun.count({ where: { runId } });

/**
 * Rows and units of two runs side by side, each as one JSON value of all that must be the same: not the run, nor what a
 * machine takes for it. What the second run has leads.
 */
const sides = (before: string, now: string) => Prisma.sql`
  WITH side AS (
    SELECT r."run_id", r."case_id", r."case_position" AS place, r."model", r."arm", r."arm_position" AS arm_place,
           (to_jsonb(r) - '{id,run_id,case_row_id,model_seconds,total_seconds}'::text[])
             || jsonb_build_object('mask_sha256', m."sha256")
             || coalesce((SELECT jsonb_object_agg('slices.' || e.key, e.value) FROM jsonb_each(to_jsonb(s) - 'result_id') e), '{}')
             AS value
    FROM "result" r
    LEFT JOIN "artifact" m ON m."result_id" = r."id" AND m."kind" = 'mask'
    LEFT JOIN "result_slices" s ON s."result_id" = r."id"
    WHERE r."run_id" IN (${before}::uuid, ${now}::uuid)
    UNION ALL
    SELECT u."run_id", c."case_id", c."position", u."model", NULL, -1,
           jsonb_build_object('content_hash', u."content_hash", 'warnings', u."warnings", 'second_reader', u."second_reader")
    FROM "case_run" u JOIN "case" c ON c."id" = u."case_row_id"
    WHERE u."run_id" IN (${before}::uuid, ${now}::uuid)
  ), pairs AS (
    SELECT b."case_id", b.place, b."model", b."arm", b.arm_place, a.value AS before, b.value AS now
    FROM side b LEFT JOIN side a ON a."run_id" = ${before}::uuid AND a."case_id" = b."case_id" AND a."model" = b."model"
      AND a."arm" IS NOT DISTINCT FROM b."arm"
    WHERE b."run_id" = ${now}::uuid
  )`;

/** But for what the machine failed, which has an error of its own or no hash: it is neither the same nor another. */
const isComputed = (machineCodes: readonly string[]) =>
  Prisma.sql`(CASE WHEN "arm" IS NULL THEN now->>'content_hash' IS NOT NULL
                   ELSE coalesce(now->>'error_code', '') <> ALL (${[...machineCodes]}) END)`;

/** How many rows a run computed, and how many of them another run has too, the same in everything. */
export const countEqualRows = (
  db: Queryable,
  before: string,
  now: string,
  machineCodes: readonly string[],
) =>
  db.$queryRaw<{ rows: number; equal: number }[]>`
    ${sides(before, now)}
    SELECT count(*)::int AS rows, count(*) FILTER (WHERE before = now)::int AS equal FROM pairs
    WHERE "arm" IS NOT NULL AND ${isComputed(machineCodes)}`;

export interface StoredDifference {
  readonly case_id: string;
  readonly model: string;
  readonly arm: string | null;
  readonly name: string;
  /** JSON; of a row that the other run has not, its status alone. */
  readonly before: string;
  readonly now: string;
  readonly total: number;
}

/** What of a run's computed rows is not as another run has it, in manifest then protocol order, with how many there are in all. */
export const listDifferences = (
  db: Queryable,
  before: string,
  now: string,
  machineCodes: readonly string[],
  limit: number,
) =>
  db.$queryRaw<StoredDifference[]>`
    ${sides(before, now)}
    SELECT "case_id", "model", "arm", n.name, coalesce(before->n.name, 'null')::text AS before,
           coalesce(now->n.name, 'null')::text AS now, (count(*) OVER ())::int AS total
    FROM pairs, LATERAL jsonb_object_keys(now || coalesce(before, '{}')) AS n(name)
    WHERE coalesce(before->n.name, 'null') <> coalesce(now->n.name, 'null') AND (before IS NOT NULL OR n.name = 'status')
      AND ${isComputed(machineCodes)}
    ORDER BY place, "model", arm_place, n.name LIMIT ${limit}`;
