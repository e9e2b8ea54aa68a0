import type { ArmResult, Drift } from '@atrium/contracts';
import type { Prisma } from '../generated/client';
import type { Queryable } from '../client';

/** Where a case's results belong. */
export interface ResultKey {
  readonly runId: string;
  readonly caseRowId: string;
  readonly caseId: string;
  readonly casePosition: number;
  readonly siteId: string;
  readonly model: string;
}

/** An arm's result with what the protocol knows of the arm. */
export interface NewResult {
  readonly armPosition: number;
  readonly strategy: string;
  readonly result: ArmResult;
}

/**
 * Replaces what is there of (run, case, model): one row per arm, its slices and its artifacts. Call it in a transaction:
 * the unique key (run, case, arm) then never sees two.
 */
export async function replaceResults(
  db: Queryable,
  key: ResultKey,
  totalSeconds: number | null,
  results: readonly NewResult[],
): Promise<void> {
  const { runId, caseRowId, model } = key;
  await db.result.deleteMany({ where: { runId, caseRowId, model } });
  const rows = results.map((row) => ({ ...row, id: crypto.randomUUID() }));
  await db.result.createMany({ data: rows.map((row) => resultRow(key, totalSeconds, row)) });
  await insertSlices(
    db,
    rows.flatMap(({ id, result }) => sliceRows(id, result)),
  );
  await db.artifact.createMany({
    data: rows.flatMap(({ id, result }) => artifactRows(id, result)),
  });
}

function resultRow(
  key: ResultKey,
  totalSeconds: number | null,
  { id, armPosition, strategy, result }: NewResult & { id: string },
): Prisma.ResultCreateManyInput {
  const { metrics } = result;
  return {
    ...key,
    id,
    arm: result.arm,
    armPosition,
    strategy,
    status: result.status,
    errorCode: result.error?.code ?? null,
    errorMessage: result.error?.message ?? null,
    dice: metrics?.dice ?? null,
    iou: metrics?.iou ?? null,
    hd95Mm: metrics?.hd95_mm ?? null,
    assdMm: metrics?.assd_mm ?? null,
    nsd: metrics?.nsd ?? [],
    volumeMl: metrics?.volume_ml ?? null,
    referenceVolumeMl: metrics?.reference_volume_ml ?? null,
    prompts: result.prompts,
    keySlices: result.key_slices,
    modelSeconds: result.model_seconds,
    totalSeconds,
    ...driftColumns(result.drift ?? null),
  };
}

const driftColumns = (drift: Drift | null) => ({
  slicesOverrun: drift?.slices_overrun ?? null,
  slicesMissed: drift?.slices_missed ?? null,
  lostInferiorSlice: drift?.lost_inferior?.slice ?? null,
  lostInferiorMm: drift?.lost_inferior?.distance_mm ?? null,
  lostSuperiorSlice: drift?.lost_superior?.slice ?? null,
  lostSuperiorMm: drift?.lost_superior?.distance_mm ?? null,
  stability: drift?.stability ?? null,
});

const sliceRows = (resultId: string, { slices }: ArmResult) =>
  slices.map((slice) => ({ result_id: resultId, ...slice, box: slice.box ?? [] }));

/** Rows that go into one statement. */
const SLICES_AT_ONCE = 20_000;

/**
 * A case of 900 arms has 80,000 slices: as one parameter of JSON they are in within seconds, as a parameter each within
 * minutes.
 */
async function insertSlices(db: Queryable, rows: ReturnType<typeof sliceRows>): Promise<void> {
  for (let at = 0; at < rows.length; at += SLICES_AT_ONCE) {
    const json = JSON.stringify(rows.slice(at, at + SLICES_AT_ONCE));
    await db.$executeRaw`
      INSERT INTO "slice_result" ("result_id", "slice", "reference_pixels", "predicted_pixels", "dice", "prompted",
                                  "object_score", "predicted_iou", "distance_mm", "box")
      SELECT "result_id", "slice", "reference_pixels", "predicted_pixels", "dice", "prompted",
             "object_score", "predicted_iou", "distance_mm", "box"
      FROM jsonb_to_recordset(${json}::jsonb) AS row (
        "result_id" uuid, "slice" int, "reference_pixels" int, "predicted_pixels" int, "dice" float8, "prompted" boolean,
        "object_score" float8, "predicted_iou" float8, "distance_mm" float8, "box" float8[])`;
  }
}

const artifactRows = (
  resultId: string,
  { mask, mask_sha256 }: ArmResult,
): Prisma.ArtifactCreateManyInput[] =>
  mask && mask_sha256 ? [{ resultId, kind: 'mask', address: mask, sha256: mask_sha256 }] : [];

/** Rows of slices.csv of the given results, by slice. */
export const listSlices = (db: Queryable, resultIds: readonly string[]) =>
  db.sliceResult.findMany({
    where: { resultId: { in: [...resultIds] } },
    orderBy: { slice: 'asc' },
  });

/** Rows of results.csv by status. */
export const countResults = (db: Queryable, runId: string) =>
  db.$queryRaw<{ status: string; count: number }[]>`
    SELECT "status"::text AS status, count(*)::int AS count FROM "result"
    WHERE "run_id" = ${runId}::uuid GROUP BY "result"."status" ORDER BY 1`;

/** Why rows failed or were excluded: one row per code and site, with a sentence and a case to look at. */
export const listFailures = (db: Queryable, runId: string) =>
  db.$queryRaw<
    {
      site: string;
      code: string;
      status: 'failed' | 'excluded';
      rows: number;
      cases: number;
      example_case: string;
      example: string;
    }[]
  >`
    SELECT r."site_id" AS site, r."error_code" AS code, r."status"::text AS status, count(*)::int AS rows,
           count(DISTINCT r."case_row_id")::int AS cases,
           (array_agg(r."case_id" ORDER BY r."case_position", r."arm_position"))[1] AS example_case,
           (array_agg(r."error_message" ORDER BY r."case_position", r."arm_position"))[1] AS example
    FROM "result" r
    WHERE r."run_id" = ${runId}::uuid AND r."status" <> 'completed'
    GROUP BY 1, 2, 3 ORDER BY 1, 2`;
