import { caseProgressSchema } from '@atrium/contracts';
import { caseRuns, cohorts, runs } from '@atrium/db';
import { NotFoundError } from '../errors';
import type { RunRow } from '../run/find';
import { defineVerb } from '../verb/verb';

/** The latest word on a running case. Said again a second later: nothing is lost when one is. */
export const recordProgress = defineVerb({
  name: 'progress.record',
  input: caseProgressSchema,
  site: ({ site }) => site,
  audited: false,
  async run({ tx, now }, progress) {
    // Before it is read: a run that is being cancelled is known to be so, and verbs lock in one order.
    await runs.lockRun(tx, progress.run_id);
    const run = await runs.findRun(tx, progress.run_id);
    const row = run && (await cohorts.findCase(tx, run.cohortId, progress.case_id));
    if (!row || row.siteId !== progress.site)
      throw new NotFoundError(`Unknown case ${progress.case_id}.`);
    if (!isAtWork(run, progress.site)) return;
    await runs.touchRun(tx, progress.run_id);
    await caseRuns.recordProgress(tx, row.id, progress, now);
  },
});

/**
 * Whether a site's cases can be in work. What was said before a cancel or a pause stopped them, and is heard after, must
 * not bring them back: nothing would end them again.
 */
const isAtWork = ({ state, sites }: RunRow, site: string): boolean =>
  (state === 'requested' || state === 'running' || state === 'paused') &&
  sites.some((one) => one.siteId === site && (one.state === 'waiting' || one.state === 'running'));
