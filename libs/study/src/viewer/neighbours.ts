import { type CaseFilter, type Neighbours } from '@atrium/contracts';
import { viewer } from '@atrium/db';
import { NotFoundError } from '../errors';
import { METHOD_CODES } from '../result/method-codes';
import { defineRead } from '../verb/verb';
import type { CaseOfRun } from './find-case';

/** The cases before and after a case under a filter and its order, and which of how many it is. */
export const listNeighbours = defineRead(
  async (
    db,
    { runId, caseId, filter }: CaseOfRun & { readonly filter: CaseFilter },
  ): Promise<Neighbours> => {
    const [ranked] = await viewer.rankCase(db, runId, caseId, filter, METHOD_CODES);
    return ranked;
  },
);

/**
 * The case of a run that stands in a 0-based row of the manifest: charts know cases by that number.
 * @throws NotFoundError
 */
export const findCaseAt = defineRead(
  async (
    db,
    { runId, position }: { readonly runId: string; readonly position: number },
  ): Promise<string> => {
    const [found] = await viewer.findRunCaseAt(db, runId, position);
    if (found) return found.caseId;
    throw new NotFoundError(`Run ${runId} has no case in row ${position + 1} of its manifest.`);
  },
);
