import { runs, type Queryable } from '@atrium/db';
import { NotFoundError } from '../errors';
import type { Stamp } from '../verb/remembered';

export type RunRow = NonNullable<Awaited<ReturnType<typeof runs.findRun>>>;

const unknownRun = (id: string) =>
  new NotFoundError(`No run has the id ${id}. "atrium runs list" shows them.`);

/** @throws NotFoundError */
export async function findRun(db: Queryable, id: string): Promise<RunRow> {
  const run = await runs.findRun(db, id);
  if (!run) throw unknownRun(id);
  return run;
}

/** What a remembered answer about a run is as of: a far smaller question than the run. @throws NotFoundError */
export async function stampRun(db: Queryable, id: string): Promise<Stamp> {
  const [stamp] = await runs.findStamp(db, id);
  if (!stamp) throw unknownRun(id);
  return stamp;
}
