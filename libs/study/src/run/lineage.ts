import type { LineageRun } from '@atrium/contracts';
import { runs } from '@atrium/db';
import { defineRead } from '../verb/verb';
import { findRun } from './find';

/** More reruns than these are not drawn. */
const MOST = 200;

/** A run's family, oldest first: what it repeats, and what repeats it. @throws NotFoundError */
export const listLineage = defineRead(async (db, id: string): Promise<LineageRun[]> => {
  await findRun(db, id);
  const rows = await runs.listLineage(db, id, MOST);
  return rows.map(({ rerunOf, createdAt, ...row }) => ({
    ...row,
    rerun_of: rerunOf,
    created_at: createdAt.toISOString(),
  }));
});
