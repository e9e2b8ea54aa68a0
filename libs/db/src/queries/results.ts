import type { ArmResult } from '@atrium/contracts';
import type { Prisma } from '../generated/client';
import type { Queryable } from '../client';

/** Where a case's results belong. */
export interface ResultKey {
  readonly runId: string;
  readonly caseRowId: string;
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
  await db.sliceResult.createMany({
    data: rows.flatMap(({ id, result }) => sliceRows(id, result)),
  });
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
  };
}

const sliceRows = (resultId: string, { slices }: ArmResult): Prisma.SliceResultCreateManyInput[] =>
  slices.map((slice) => ({
    resultId,
    slice: slice.slice,
    referencePixels: slice.reference_pixels,
    predictedPixels: slice.predicted_pixels,
    dice: slice.dice,
    prompted: slice.prompted,
    objectScore: slice.object_score,
    predictedIou: slice.predicted_iou,
    distanceMm: slice.distance_mm,
    box: slice.box ? [...slice.box] : [],
  }));

const artifactRows = (
  resultId: string,
  { mask, mask_sha256 }: ArmResult,
): Prisma.ArtifactCreateManyInput[] =>
  mask && mask_sha256 ? [{ resultId, kind: 'mask', address: mask, sha256: mask_sha256 }] : [];

/** Rows of results.csv in manifest, then protocol order; `offset` and `limit` page through them. */
export const listResults = (db: Queryable, runId: string, offset: number, limit: number) =>
  db.result.findMany({
    where: { runId },
    orderBy: [{ case: { position: 'asc' } }, { armPosition: 'asc' }],
    skip: offset,
    take: limit,
    include: {
      artifacts: { where: { kind: 'mask' } },
      case: { select: { caseId: true, position: true, patient: { select: { patientId: true } } } },
    },
  });

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
    WHERE "run_id" = ${runId}::uuid GROUP BY 1 ORDER BY 1`;

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
           (array_agg(c."case_id" ORDER BY c."position", r."arm_position"))[1] AS example_case,
           (array_agg(r."error_message" ORDER BY c."position", r."arm_position"))[1] AS example
    FROM "result" r JOIN "case" c ON c."id" = r."case_row_id"
    WHERE r."run_id" = ${runId}::uuid AND r."status" <> 'completed'
    GROUP BY 1, 2, 3 ORDER BY 1, 2`;

/** Dice of one arm at one site. `completed` of rows with a Dice; `all` also has 0 for each failure of the method. */
export interface DiceSummary {
  readonly site: string;
  readonly strategy: string;
  readonly arm: string;
  readonly arm_position: number;
  readonly completed: number;
  readonly failed: number;
  readonly excluded: number;
  readonly without_reference: number;
  readonly median: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  readonly n_all: number;
  readonly median_all: number | null;
  readonly mean_all: number | null;
}

/**
 * Dice per site and arm (quantiles as R-7), in protocol order.
 * @param methodCodes error codes that count against the model: Dice 0 in 'all cases'
 */
export const summariseDice = (db: Queryable, runId: string, methodCodes: readonly string[]) =>
  db.$queryRaw<DiceSummary[]>`
    WITH scored AS (
      SELECT "site_id" AS site, "strategy", "arm", "arm_position", "status", "dice",
             CASE WHEN "status" = 'completed' THEN "dice"
                  WHEN "error_code" = ANY (${[...methodCodes]}) THEN 0 END AS dice_all
      FROM "result" WHERE "run_id" = ${runId}::uuid
    )
    SELECT site, "strategy", "arm", "arm_position"::int AS arm_position,
           count(*) FILTER (WHERE "status" = 'completed')::int AS completed,
           count(*) FILTER (WHERE "status" = 'failed')::int AS failed,
           count(*) FILTER (WHERE "status" = 'excluded')::int AS excluded,
           count(*) FILTER (WHERE "status" = 'completed' AND "dice" IS NULL)::int AS without_reference,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY "dice") AS median,
           percentile_cont(0.25) WITHIN GROUP (ORDER BY "dice") AS q1,
           percentile_cont(0.75) WITHIN GROUP (ORDER BY "dice") AS q3,
           min("dice") AS min, max("dice") AS max, avg("dice") AS mean,
           count(dice_all)::int AS n_all,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY dice_all) AS median_all,
           avg(dice_all) AS mean_all
    FROM scored GROUP BY 1, 2, 3, 4 ORDER BY 4, 1`;

/** Every Dice of a run as (site, arm, case), in the order of {@link listResults}; `limit` bounds a chart. */
export const listDicePoints = (db: Queryable, runId: string, limit: number) =>
  db.$queryRaw<{ site: string; arm: string; case_id: string; dice: number }[]>`
    SELECT r."site_id" AS site, r."arm", c."case_id", r."dice"
    FROM "result" r JOIN "case" c ON c."id" = r."case_row_id"
    WHERE r."run_id" = ${runId}::uuid AND r."dice" IS NOT NULL
    ORDER BY c."position", r."arm_position" LIMIT ${limit}`;
