import { sliceResultSchema, type SliceResult } from '@atrium/contracts';
import { slices } from '@atrium/db';
import { defineRead } from '../verb/verb';
import { findRunCase, type CaseOfRun } from './find-case';

/**
 * Slices of one arm on a case, inferior to superior; none where it has no result.
 * @throws NotFoundError
 */
export const listArmSlices = defineRead(
  async (db, key: CaseOfRun & { readonly arm: string }): Promise<SliceResult[]> => {
    const { id } = await findRunCase(db, key);
    const rows = await slices.listArmSlices(db, key.runId, id, key.arm);
    return rows.map(({ result_id: _, box, ...slice }) => ({
      ...slice,
      box: box.length === 0 ? null : sliceResultSchema.shape.box.parse(box),
    }));
  },
);
