import type { ArmResult, Drift } from '@atrium/contracts';
import type { Prisma } from '../generated/client';
import type { Queryable } from '../client';
import { insertSlices } from './slices';

/** Where a case's results belong. */
export interface ResultKey {
  readonly runId: string;
  readonly caseRowId: string;
  readonly caseId: string;
  readonly casePosition: number;
  readonly siteId: string;
  readonly model: string;
}

/** What all rows of a case and model share. */
export interface OfCase {
  /** null where the case's attempts ran out. */
  readonly totalSeconds: number | null;
  readonly hasReference: boolean;
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
  ofCase: OfCase,
  results: readonly NewResult[],
): Promise<void> {
  const { runId, caseRowId, model } = key;
  await db.result.deleteMany({ where: { runId, caseRowId, model } });
  const rows = results.map((row) => ({ ...row, id: crypto.randomUUID() }));
  await db.result.createMany({ data: rows.map((row) => resultRow(key, ofCase, row)) });
  await insertSlices(
    db,
    rows.map(({ id, result: { key_slices: keySlices, slices } }) => ({
      resultId: id,
      keySlices,
      slices,
    })),
  );
  await db.artifact.createMany({
    data: rows.flatMap(({ id, result }) => artifactRows(id, result)),
  });
}

function resultRow(
  key: ResultKey,
  ofCase: OfCase,
  { id, armPosition, strategy, result }: NewResult & { id: string },
): Prisma.ResultCreateManyInput {
  const { metrics } = result;
  return {
    ...key,
    ...ofCase,
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
    sensitivity: metrics?.sensitivity ?? null,
    precision: metrics?.precision ?? null,
    hdMm: metrics?.hd_mm ?? null,
    relativeVolumeError: metrics?.relative_volume_error ?? null,
    centroidDistanceMm: metrics?.centroid_distance_mm ?? null,
    components: metrics?.components ?? null,
    prompts: result.prompts,
    keySlices: result.key_slices,
    modelSeconds: result.model_seconds,
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

const artifactRows = (
  resultId: string,
  { mask, mask_sha256 }: ArmResult,
): Prisma.ArtifactCreateManyInput[] =>
  mask && mask_sha256 ? [{ resultId, kind: 'mask', address: mask, sha256: mask_sha256 }] : [];

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
