import { viewer, type Queryable } from '@atrium/db';
import { NotFoundError } from '../errors';

/** Which case of which run. */
export interface CaseOfRun {
  readonly runId: string;
  readonly caseId: string;
}

/** @throws NotFoundError */
export async function findRunCase(
  db: Queryable,
  { runId, caseId }: CaseOfRun,
): Promise<viewer.RunCase> {
  const [found] = await viewer.findRunCase(db, runId, caseId);
  if (!found)
    throw new NotFoundError(`Run ${runId} has no case ${caseId}. Its page of results lists them.`);
  return found;
}
