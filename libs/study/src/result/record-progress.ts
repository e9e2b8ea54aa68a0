import { caseProgressSchema } from '@atrium/contracts';
import { caseRuns, cohorts, runs } from '@atrium/db';
import { NotFoundError } from '../errors';
import { defineVerb } from '../verb/verb';

/** The latest word on a running case. Said again a second later: nothing is lost when one is. */
export const recordProgress = defineVerb({
  name: 'progress.record',
  input: caseProgressSchema,
  site: ({ site }) => site,
  audited: false,
  async run({ tx, now }, progress) {
    const run = await runs.findRun(tx, progress.run_id);
    const row = run && (await cohorts.findCase(tx, run.cohortId, progress.case_id));
    if (!row || row.siteId !== progress.site)
      throw new NotFoundError(`Unknown case ${progress.case_id}.`);
    // The run first, as every verb does: two that lock in another order wait for each other.
    await runs.touchRun(tx, progress.run_id);
    await caseRuns.recordProgress(tx, row.id, progress, now);
  },
});
