import type { SliceResult } from '@atrium/contracts';
import type { Queryable } from '../client';
import { columnsOf } from './slice-columns';
import { curvesOf } from './slice-curves';

/** What is kept of the slices of one result. */
export interface NewSlices {
  readonly resultId: string;
  /** None where the prompt has no key slice. */
  readonly keySlices: readonly number[];
  readonly slices: readonly SliceResult[];
}

/** Slices that go into one statement, but for a result that has more: it is not divided. */
const SLICES_AT_ONCE = 20_000;

/**
 * The slices of results that have none yet. A case of 900 arms has 80,000: as one parameter of JSON they are in within
 * seconds, as a parameter each within minutes.
 */
export async function insertSlices(db: Queryable, results: readonly NewSlices[]): Promise<void> {
  for (const batch of batches(results)) {
    const ordered = batch.map(inOrder);
    const columns = ordered.map(({ resultId, slices }) => columnsOf(resultId, slices));
    const curves = ordered.map((one) => curvesOf(one.resultId, one.slices, one.keySlices));
    await db.$executeRaw`
      INSERT INTO "result_slices"
      SELECT * FROM jsonb_populate_recordset(NULL::"result_slices", ${JSON.stringify(columns)}::jsonb)`;
    await db.$executeRaw`
      INSERT INTO "result_curves"
      SELECT * FROM jsonb_populate_recordset(NULL::"result_curves", ${JSON.stringify(curves)}::jsonb)`;
  }
}

const inOrder = (one: NewSlices): NewSlices => ({
  ...one,
  slices: [...one.slices].sort((a, b) => a.slice - b.slice),
});

function batches(results: readonly NewSlices[]): NewSlices[][] {
  const found: NewSlices[][] = [];
  let room = 0;
  for (const one of results.filter(({ slices }) => slices.length > 0)) {
    if (one.slices.length > room) {
      found.push([]);
      room = SLICES_AT_ONCE;
    }
    found[found.length - 1].push(one);
    room -= one.slices.length;
  }
  return found;
}

export type StoredSlice = Omit<SliceResult, 'box'> & {
  readonly result_id: string;
  /** Four numbers; none where no box was given. */
  readonly box: readonly number[];
};

/** Slices of results, by result, inferior to superior. */
export const listSlices = (db: Queryable, resultIds: readonly string[]) =>
  db.$queryRaw<StoredSlice[]>`
    SELECT "result_id", "slice", "reference_pixels", "predicted_pixels", "dice", "prompted", "object_score",
           "predicted_iou", "distance_mm",
           CASE WHEN "x0" IS NULL THEN ARRAY[]::float8[] ELSE ARRAY["x0", "y0", "x1", "y1"] END AS box
    FROM "slice_result" WHERE "result_id" = ANY (${[...resultIds]}::uuid[]) ORDER BY "result_id", "slice"`;

/** Slices of an arm on a case, inferior to superior. */
export async function listArmSlices(
  db: Queryable,
  runId: string,
  caseRowId: string,
  arm: string,
): Promise<StoredSlice[]> {
  const key = { runId_caseRowId_arm: { runId, caseRowId, arm } };
  const result = await db.result.findUnique({ where: key, select: { id: true } });
  return result ? listSlices(db, [result.id]) : [];
}
