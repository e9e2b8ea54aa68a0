import type { UnitHashes } from '@atrium/contracts';
import { provenance } from '@atrium/db';
import { findRun } from '../run/find';
import { defineRead } from '../verb/verb';

interface Page {
  readonly runId: string;
  readonly offset: number;
  readonly limit: number;
}

/** A page of what a run's numbers come from, by hash. @throws NotFoundError */
export const listUnitHashes = defineRead(
  async (db, { runId, offset, limit }: Page): Promise<{ units: UnitHashes[]; total: number }> => {
    await findRun(db, runId);
    const [units, total] = await Promise.all([
      provenance.listUnitHashes(db, runId, offset, limit),
      provenance.countUnits(db, runId),
    ]);
    return { units, total };
  },
);
