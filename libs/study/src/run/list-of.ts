import type { RunSummary } from '@atrium/contracts';
import { runs } from '@atrium/db';
import { defineRead } from '../verb/verb';
import { summariseRun } from './view';

/** How many runs a page of a cohort or a model lists. */
const NEWEST = 50;

/** The newest runs of a cohort. */
export const listRunsOfCohort = defineRead(async (db, cohortId: string): Promise<RunSummary[]> =>
  (await runs.listRunsOf(db, { cohortId }, NEWEST)).map(summariseRun),
);
