import { ERROR_CODES, runIdSchema, type ArmResult } from '@atrium/contracts';
import { caseRuns, cohorts, results, runs } from '@atrium/db';
import { z } from 'zod';
import { NotFoundError } from '../errors';
import { defineVerb } from '../verb/verb';
import { armPlaces } from './arm-places';

/** Fails every arm of a case whose attempts ran out: the workflow's own record, without the site. */
export const recordFailure = defineVerb({
  name: 'result.record-failure',
  input: z.object({
    runId: runIdSchema,
    caseId: z.string(),
    model: z.string(),
    attempt: z.int(),
    code: z.enum(ERROR_CODES),
    message: z.string(),
  }),
  async run({ tx, now, note }, { runId, caseId, model, code, message }) {
    await runs.lockRun(tx, runId);
    const run = await runs.findRun(tx, runId);
    const row = run && (await cohorts.findCase(tx, run.cohortId, caseId));
    if (!run || !row) throw new NotFoundError(`Run ${runId} has no case ${caseId}.`);
    const key = { runId, caseRowId: row.id, model };
    const failed = [...armPlaces(run.protocol.body).values()]
      .filter((arm) => arm.model === model)
      .map((arm) => ({
        armPosition: arm.position,
        strategy: arm.strategy,
        result: { ...UNMEASURED, arm: arm.id, error: { code, message } },
      }));
    const place = { caseId: row.caseId, casePosition: row.position, siteId: row.siteId };
    const ofCase = { totalSeconds: null, hasReference: row.referenceSha256 !== null };
    await results.replaceResults(tx, { ...key, ...place }, ofCase, failed);
    await caseRuns.finishCaseRun(tx, key, {
      state: 'failed',
      ...caseRuns.AT_REST,
      endedAt: now,
    });
    await runs.changeRun(tx, runId, {});
    note({ subject: runId, site: row.siteId, detail: { case_id: caseId, model, code } });
  },
});

const UNMEASURED: Omit<ArmResult, 'arm' | 'error'> = {
  status: 'failed',
  metrics: null,
  prompts: null,
  key_slices: [],
  model_seconds: null,
  mask: null,
  mask_sha256: null,
  slices: [],
};
