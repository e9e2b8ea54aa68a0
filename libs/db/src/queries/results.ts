import type { ArmResult, Drift, SliceResult } from '@atrium/contracts';
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
    rows.map(({ id, result }) => sliceRows(id, result)),
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

const sliceRows = (resultId: string, { slices }: ArmResult): NewSlice[] =>
  slices.map((slice) => ({ result_id: resultId, ...slice, box: slice.box ?? [] }));

/** Rows that go into one statement, but for a result that has more: it is not divided. */
const SLICES_AT_ONCE = 20_000;

/** A row of "slice_result" as it is handed in, less what is derived from all rows of its result. */
export interface NewSlice extends Omit<SliceResult, 'box'> {
  readonly result_id: string;
  readonly box: readonly number[];
}

/**
 * Slices, all of a result at once, with what needs all of them: the least object score on the way to a slice, from the
 * prompted one before it or, inferior of all prompted ones, from the first of these (libs/models/src/medsam2/track.ts ends
 * a way so), and whether it is predicted beyond the labelled range.
 *
 * A case of 900 arms has 80,000 slices: as one parameter of JSON they are in within seconds, as a parameter each within
 * minutes.
 */
export async function insertSlices(
  db: Queryable,
  results: readonly (readonly NewSlice[])[],
): Promise<void> {
  for (const rows of batches(results)) {
    const json = JSON.stringify(rows);
    await db.$executeRaw`
      WITH given AS (
        SELECT *, min("slice") FILTER (WHERE "reference_pixels" > 0) OVER whole AS first,
               max("slice") FILTER (WHERE "reference_pixels" > 0) OVER whole AS last,
               count(*) FILTER (WHERE "prompted") OVER (whole ORDER BY "slice") AS way
        FROM jsonb_to_recordset(${json}::jsonb) AS row (
          "result_id" uuid, "slice" int, "reference_pixels" int, "predicted_pixels" int, "dice" float8, "prompted" boolean,
          "object_score" float8, "predicted_iou" float8, "distance_mm" float8, "box" float8[])
        WINDOW whole AS (PARTITION BY "result_id")
      )
      INSERT INTO "slice_result" ("result_id", "slice", "reference_pixels", "predicted_pixels", "dice", "prompted",
                                  "object_score", "predicted_iou", "distance_mm", "box", "reach", "overrun")
      SELECT "result_id", "slice", "reference_pixels", "predicted_pixels", "dice", "prompted",
             "object_score", "predicted_iou", "distance_mm", "box",
             min("object_score") FILTER (WHERE NOT "prompted") OVER (
               PARTITION BY "result_id", way ORDER BY CASE WHEN way = 0 THEN -"slice" ELSE "slice" END),
             coalesce("predicted_pixels" > 0 AND "slice" NOT BETWEEN first AND last, false)
      FROM given`;
  }
}

function batches(results: readonly (readonly NewSlice[])[]): NewSlice[][] {
  const found: NewSlice[][] = [];
  for (const rows of results) {
    const last = found.at(-1);
    if (last && last.length + rows.length <= SLICES_AT_ONCE) last.push(...rows);
    else if (rows.length > 0) found.push([...rows]);
  }
  return found;
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
