import { intakes, type Queryable } from '@atrium/db';
import { NotFoundError } from '../errors';

export type IntakeRecord = NonNullable<Awaited<ReturnType<typeof intakes.findIntake>>>;

/** @throws NotFoundError */
export async function findIntake(db: Queryable, id: string): Promise<IntakeRecord> {
  const found = await intakes.findIntake(db, id);
  if (!found) throw new NotFoundError(`No intake has the id ${id}.`);
  return found;
}
