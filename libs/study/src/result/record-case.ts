import {
  deliverySchema,
  softwareSchema,
  softwareWords,
  type CaseReceipt,
  type CaseResult,
  type Software,
} from '@atrium/contracts';
import { caseRuns, cohorts, results, runs } from '@atrium/db';
import { z } from 'zod';
import { ConflictError, InvalidInputError, NotFoundError } from '../errors';
import { sha256 } from '../hash';
import { armPlaces } from './arm-places';
import { defineVerb } from '../verb/verb';

/**
 * Takes a case's result from its site: one row per arm, upserted on (run, case, arm). The same delivery twice changes
 * nothing.
 * @throws NotFoundError, ConflictError (the run was cancelled), InvalidInputError (arms that the run does not have)
 */
export const recordCase = defineVerb({
  name: 'result.record-case',
  input: deliverySchema,
  site: ({ site }) => site,
  async run({ tx, now, note }, { site, result }): Promise<CaseReceipt> {
    await runs.lockRun(tx, result.run_id);
    const run = await runs.findRun(tx, result.run_id);
    if (!run) throw new NotFoundError(`No run has the id ${result.run_id}.`);
    if (run.state === 'cancelled')
      throw new ConflictError(`Run ${run.id} was cancelled: it takes no more results.`);
    const row = await cohorts.findCase(tx, run.cohortId, result.case_id);
    if (!row || row.siteId !== site) {
      throw new NotFoundError(
        `Case ${result.case_id} is not of site ${site} in this run's cohort.`,
      );
    }
    const receipt = receiptOf(result);
    const key = { runId: run.id, caseRowId: row.id, model: result.model };
    const placed = placeArms(result, armPlaces(run.protocol.body));
    const place = { caseId: row.caseId, casePosition: row.position, siteId: site };
    const ofCase = { totalSeconds: result.total_seconds, hasReference: hasReference(result) };
    await results.replaceResults(tx, { ...key, ...place }, ofCase, placed);
    await caseRuns.finishCaseRun(tx, key, {
      state: receipt.status,
      ...caseRuns.AT_REST,
      contentHash: result.content_hash,
      reusedFrom: result.reused_from ?? null,
      resultSha256: receipt.sha256,
      imageSha256: result.image_sha256,
      referenceSha256: result.reference_sha256,
      totalSeconds: result.total_seconds,
      encoderPasses: result.encoder_passes,
      decodings: result.decodings,
      warnings: result.warnings,
      secondReader: result.second_reader ?? undefined,
      endedAt: now,
    });
    await runs.changeRun(tx, run.id, machineOf(result, run.software));
    note({
      subject: run.id,
      site,
      detail: { case_id: result.case_id, model: result.model, status: receipt.status },
    });
    return receipt;
  },
});

/** Earlier versions did not say whether the reference's file holds the target: a mask's Dice does, or else that there is a file. */
function hasReference({ has_reference: said, reference_sha256: sha, arms }: CaseResult): boolean {
  const metrics = arms.find(({ status }) => status === 'completed')?.metrics;
  return said ?? (metrics ? metrics.dice !== null : sha !== null);
}

/** What a run is known to run on, once a result says it. */
const machineOf = (
  { provider, evaluation_version: version, software }: CaseResult,
  known: unknown,
): runs.RunChange => ({
  ...(provider !== null && { provider }),
  ...(version !== undefined && { evaluationVersion: version }),
  ...(software && { software: withSoftware(z.array(softwareSchema).parse(known), software) }),
});

/** Each once, in the order in which they came. */
const withSoftware = (known: readonly Software[], one: Software): Software[] =>
  known.some((other) => softwareWords([other]) === softwareWords([one]))
    ? [...known]
    : [...known, one];

function receiptOf(result: CaseResult): CaseReceipt {
  const statuses = new Set(result.arms.map(({ status }) => status));
  const status = statuses.has('failed')
    ? 'failed'
    : statuses.has('completed')
      ? 'completed'
      : 'excluded';
  return { status, arms: result.arms.length, sha256: sha256(JSON.stringify(result)) };
}

function placeArms({ arms, model }: CaseResult, places: ReturnType<typeof armPlaces>) {
  const expected = [...places.values()].filter((arm) => arm.model === model).length;
  if (arms.length !== expected) {
    throw new InvalidInputError(
      `Model ${model} has ${expected} arms in this run, the delivery ${arms.length}.`,
    );
  }
  return arms.map((result) => {
    const arm = places.get(result.arm);
    if (arm?.model !== model)
      throw new InvalidInputError(`Arm ${result.arm} is not one of model ${model} in this run.`);
    return { armPosition: arm.position, strategy: arm.strategy, result };
  });
}
