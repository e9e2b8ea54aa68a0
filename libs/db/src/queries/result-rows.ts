import { Prisma } from '../generated/client';
import type { ArmStatus } from '../generated/client';
import type { Queryable } from '../client';

/** A row of results.csv as it is stored, with its case's covariates; what is stored as JSON is not parsed yet. */
export interface StoredRow {
  readonly id: string;
  readonly runId: string;
  readonly caseId: string;
  readonly patientId: string;
  readonly siteId: string;
  readonly model: string;
  readonly strategy: string;
  readonly arm: string;
  readonly status: ArmStatus;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly keySlices: number[];
  readonly dice: number | null;
  readonly iou: number | null;
  readonly hd95Mm: number | null;
  readonly assdMm: number | null;
  readonly nsd: unknown;
  readonly volumeMl: number | null;
  readonly referenceVolumeMl: number | null;
  readonly sensitivity: number | null;
  readonly precision: number | null;
  readonly hdMm: number | null;
  readonly relativeVolumeError: number | null;
  readonly centroidDistanceMm: number | null;
  readonly components: number | null;
  readonly prompts: number | null;
  readonly modelSeconds: number | null;
  readonly totalSeconds: number | null;
  /** Address in the site's store. */
  readonly mask: string | null;
  readonly slicesOverrun: number | null;
  readonly slicesMissed: number | null;
  readonly lostInferiorSlice: number | null;
  readonly lostInferiorMm: number | null;
  readonly lostSuperiorSlice: number | null;
  readonly lostSuperiorMm: number | null;
  readonly stability: number | null;
  readonly hasReference: boolean;
  readonly covariates: unknown;
}

/** Rows whose id is among `ids`, in manifest then protocol order: one statement, many times as fast as joined by the client. */
const select = (db: Queryable, ids: Prisma.Sql) =>
  db.$queryRaw<StoredRow[]>`
    SELECT r."id"::text AS id, r."run_id"::text AS "runId", r."case_id" AS "caseId", p."patient_id" AS "patientId",
           r."site_id" AS "siteId", r."model", r."strategy", r."arm", r."status"::text AS status,
           r."error_code" AS "errorCode", r."error_message" AS "errorMessage", r."key_slices" AS "keySlices",
           r."dice", r."iou", r."hd95_mm" AS "hd95Mm", r."assd_mm" AS "assdMm", r."nsd", r."volume_ml" AS "volumeMl",
           r."reference_volume_ml" AS "referenceVolumeMl", r."prompts", r."model_seconds" AS "modelSeconds",
           r."total_seconds" AS "totalSeconds", mask."address" AS mask, c."covariates",
           r."slices_overrun" AS "slicesOverrun", r."slices_missed" AS "slicesMissed",
           r."lost_inferior_slice" AS "lostInferiorSlice", r."lost_inferior_mm" AS "lostInferiorMm",
           r."lost_superior_slice" AS "lostSuperiorSlice", r."lost_superior_mm" AS "lostSuperiorMm", r."stability",
           r."sensitivity", r."precision", r."hd_mm" AS "hdMm", r."relative_volume_error" AS "relativeVolumeError",
           r."centroid_distance_mm" AS "centroidDistanceMm", r."components", r."has_reference" AS "hasReference"
    FROM "result" r
    JOIN "case" c ON c."id" = r."case_row_id" JOIN "patient" p ON p."id" = c."patient_row_id"
    LEFT JOIN "artifact" mask ON mask."result_id" = r."id" AND mask."kind" = 'mask'
    WHERE r."id" IN (${ids})
    ORDER BY r."case_position", r."arm_position"`;

/** Rows of results.csv in manifest, then protocol order; `offset` and `limit` page through them. */
export const listResults = (db: Queryable, runId: string, offset: number, limit: number) =>
  select(
    db,
    Prisma.sql`
      SELECT "id" FROM "result" WHERE "run_id" = ${runId}::uuid
      ORDER BY "case_position", "arm_position" OFFSET ${offset} LIMIT ${limit}`,
  );

/** Rows by their ids. */
export const findResults = (db: Queryable, ids: readonly string[]) =>
  select(db, Prisma.sql`SELECT unnest(${[...ids]}::uuid[])`);

/** A case's rows, in protocol order. */
export const listCaseResults = (db: Queryable, runId: string, caseRowId: string) =>
  select(
    db,
    Prisma.sql`
      SELECT "id" FROM "result" WHERE "run_id" = ${runId}::uuid AND "case_row_id" = ${caseRowId}::uuid`,
  );
