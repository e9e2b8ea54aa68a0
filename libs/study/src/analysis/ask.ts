import {
  analysisQuestionSchema,
  protocolYamlSchema,
  runIdSchema,
  type AnalysisQuestion,
} from '@atrium/contracts';
import { analyses, cohortViews, type Queryable } from '@atrium/db';
import { z } from 'zod';
import { ConflictError, InvalidInputError } from '../errors';
import { findRun, type RunRow } from '../run/find';
import { defineVerb } from '../verb/verb';
import { questionKey } from './question';
import { refuseUnanswerable } from './refuse';
import { stampOfQuestion } from './stamp';

/** What is asked of which run. */
export const analysisRequestSchema = z.object({
  run_id: runIdSchema,
  question: analysisQuestionSchema,
});

/** A workflow that was heard nothing of for so long is given up, and a question may be asked again. */
const GIVEN_UP_MS = 30 * 60_000;

/**
 * Asks a question of the statistics of a run that has ended. Not audited: an answer that is there, or being made, is not asked
 * for again, and a page asks by itself.
 * @throws NotFoundError, InvalidInputError (an arm, an endpoint or a covariate that the run has not), ConflictError (the run goes on: a look at it before its end is no analysis)
 */
export const askAnalysis = defineVerb({
  name: 'analysis.ask',
  input: analysisRequestSchema,
  audited: false,
  async run({ tx, now }, { run_id: runId, question }) {
    const { state, protocol, cohortId } = await findRun(tx, runId);
    refuseUnanswerable(protocolYamlSchema.parse(protocol.body), question);
    if (question.kind === 'groups') await refuseUnknownCovariate(tx, cohortId, question.covariate);
    if (question.kind === 'runs') await refuseOtherRun(tx, runId, question);
    refuseUnended(state);
    const found = await analyses.findAnalysis(tx, { runId, key: questionKey(question) });
    const isAtWork =
      (found?.state === 'requested' || found?.state === 'running') &&
      now.getTime() - found.askedAt.getTime() < GIVEN_UP_MS;
    const isCurrent =
      found?.state === 'done' && found.version === (await stampOfQuestion(tx, runId, question));
    if (!isAtWork && !isCurrent) await request(tx, runId, question, now);
  },
});

function refuseUnended(state: RunRow['state']): void {
  if (state !== 'finished' && state !== 'cancelled')
    throw new ConflictError(
      'The run has not ended. Its statistics are computed when it has: looked at before, they would be of another number of cases every time.',
    );
}

async function refuseOtherRun(
  tx: Queryable,
  runId: string,
  question: Extract<AnalysisQuestion, { kind: 'runs' }>,
): Promise<void> {
  if (question.against === runId)
    throw new InvalidInputError('A run is compared with itself. Choose another run.');
  const { state, protocol } = await findRun(tx, question.against);
  refuseUnanswerable(protocolYamlSchema.parse(protocol.body), question);
  refuseUnended(state);
}

async function refuseUnknownCovariate(
  tx: Queryable,
  cohortId: string,
  covariate: string,
): Promise<void> {
  const known = new Set((await cohortViews.listCovariates(tx, cohortId)).map(({ name }) => name));
  if (!known.has(covariate))
    throw new InvalidInputError(
      `The cohort of this run has no covariate ${covariate}. It has ${[...known].join(', ') || 'none'}.`,
    );
}

/** Writes the request; the relay hears of it. */
export async function request(
  tx: Queryable,
  runId: string,
  question: AnalysisQuestion,
  now: Date,
): Promise<void> {
  await analyses.requestAnalysis(tx, { runId, key: questionKey(question) }, question, now);
}
