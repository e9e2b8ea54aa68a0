import { sliceResultSchema, type SliceResult } from '@atrium/contracts';
import { viewer } from '@atrium/db';
import { defineRead } from '../verb/verb';
import { findRunCase, type CaseOfRun } from './find-case';

/**
 * Slices of one arm on a case, inferior to superior; none where it has no result.
 * @throws NotFoundError
 */
export const listArmSlices = defineRead(
  async (db, key: CaseOfRun & { readonly arm: string }): Promise<SliceResult[]> => {
    const { id } = await findRunCase(db, key);
    const rows = await viewer.listArmSlices(db, key.runId, id, key.arm);
    return rows.map((row) => ({
      slice: row.slice,
      reference_pixels: row.referencePixels,
      predicted_pixels: row.predictedPixels,
      dice: row.dice,
      prompted: row.prompted,
      object_score: row.objectScore,
      predicted_iou: row.predictedIou,
      distance_mm: row.distanceMm,
      box: row.box.length === 0 ? null : sliceResultSchema.shape.box.parse(row.box),
    }));
  },
);
