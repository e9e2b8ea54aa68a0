import { evaluateCaseInputSchema } from '@atrium/contracts';
import { ApplicationFailure, CancelledFailure, Context } from '@temporalio/activity';
import { CASE_HELD, type SiteActivities } from '@atrium/workflows';
import { CaseHeld } from '../holds';
import type { Machine, Site } from '../machine';
import { asFailure, stopped } from './failure';
import { ProgressReporter } from './progress';
import { runCase } from './run-case';

const HEARTBEAT_MS = 2_000;

/** Activity: every arm of a model on a case. Heartbeats while the case process lives, also while it waits for a slot. */
export const evaluateCase =
  (machine: Machine, site: Site): SiteActivities['evaluateCase'] =>
  async (raw) => {
    const context = Context.current();
    const input = evaluateCaseInputSchema.parse(raw);
    const log = machine.log.child({ run: input.runId, case: input.caseId, model: input.model });
    const progress = new ProgressReporter(input, site, machine, context.info.attempt);
    const beat = setInterval(() => context.heartbeat(progress.current), HEARTBEAT_MS);
    try {
      context.heartbeat(progress.current);
      const receipt = await runCase(input, machine, progress.report, context.cancellationSignal);
      log.info(receipt, 'case evaluated');
      return receipt;
    } catch (error) {
      // First of all: a stop also cancels, and may end a case process that has just begun.
      if (machine.ending.aborted) throw stopped();
      if (context.cancellationSignal.aborted) throw new CancelledFailure('the case was cancelled');
      if (error instanceof CaseHeld)
        throw ApplicationFailure.nonRetryable(error.message, CASE_HELD);
      const failure = asFailure(error, log);
      if (!failure.nonRetryable) await progress.retry(`${failure.type}: ${failure.message}`);
      throw failure;
    } finally {
      clearInterval(beat);
      progress.stop();
    }
  };
