import { groupBy, type ResultsRow, type SliceRow } from '@atrium/contracts';
import { resultRows, results, slices } from '@atrium/db';
import { armColumns } from '@atrium/protocol';
import { z } from 'zod';
import { findRun } from '../run/find';
import { defineRead } from '../verb/verb';
import { armPlaces, type PlacedArm } from './arm-places';

const nsdSchema = z.array(z.object({ tolerance_mm: z.number(), value: z.number().nullable() }));

interface Page {
  readonly runId: string;
  readonly offset: number;
  readonly limit: number;
}

/** A page of results.csv's rows, in manifest then protocol order. */
export const listResults = defineRead(async (db, page: Page) => {
  const run = await findRun(db, page.runId);
  const arms = armPlaces(run.protocol.body);
  const rows = await resultRows.listResults(db, page.runId, page.offset, page.limit);
  const counted = await results.countResults(db, page.runId);
  return {
    rows: rows.map((row) => toRow(row, arms)),
    total: counted.reduce((sum, { count }) => sum + count, 0),
  };
});

/** The rows of slices.csv that belong to a page of {@link listResults}. */
export const listSlices = defineRead(async (db, page: Page): Promise<SliceRow[]> => {
  const rows = await resultRows.listResults(db, page.runId, page.offset, page.limit);
  const found = await slices.listSlices(
    db,
    rows.map(({ id }) => id),
  );
  const byResult = groupBy(found, ({ result_id }) => result_id);
  return rows.flatMap((row) =>
    (byResult.get(row.id) ?? []).map(({ result_id: _, box, ...slice }) => ({
      run_id: row.runId,
      case_id: row.caseId,
      arm: row.arm,
      ...slice,
      box: [...box],
    })),
  );
});

/** A stored row as results.csv has it. */
export function toRow(row: resultRows.StoredRow, arms: ReadonlyMap<string, PlacedArm>): ResultsRow {
  const arm = arms.get(row.arm);
  if (!arm)
    throw new Error(`Run ${row.runId} has a row of arm ${row.arm}, which its protocol has not.`);
  return {
    run_id: row.runId,
    case_id: row.caseId,
    patient_id: row.patientId,
    site: row.siteId,
    model: row.model,
    strategy: row.strategy,
    arm: row.arm,
    status: row.status,
    error_code: row.errorCode,
    ...armColumns(arm),
    key_slices: row.keySlices,
    dice: row.dice,
    iou: row.iou,
    hd95_mm: row.hd95Mm,
    assd_mm: row.assdMm,
    nsd: nsdSchema.parse(row.nsd),
    volume_ml: row.volumeMl,
    reference_volume_ml: row.referenceVolumeMl,
    sensitivity: row.sensitivity,
    precision: row.precision,
    hd_mm: row.hdMm,
    relative_volume_error: row.relativeVolumeError,
    centroid_distance_mm: row.centroidDistanceMm,
    components: row.components,
    prompts: row.prompts,
    model_seconds: row.modelSeconds,
    total_seconds: row.totalSeconds,
    mask: row.mask,
    error_message: row.errorMessage,
    slices_overrun: row.slicesOverrun,
    slices_missed: row.slicesMissed,
    lost_inferior_slice: row.lostInferiorSlice,
    lost_inferior_mm: row.lostInferiorMm,
    lost_superior_slice: row.lostSuperiorSlice,
    lost_superior_mm: row.lostSuperiorMm,
    stability: row.stability,
    has_reference: row.hasReference,
  };
}
