import { runIdSchema, type RunCommandKind } from '@atrium/contracts';
import { caseRuns, commands, runs, type Queryable } from '@atrium/db';
import { z } from 'zod';
import { ConflictError, NotFoundError } from '../errors';
import { defineVerb } from '../verb/verb';

const target = z.object({ id: runIdSchema });

/** Asks a run to start no further case; with `stop_running` its running cases stop too, to start over on resume. */
export const pauseRun = defineVerb({
  name: 'run.pause',
  input: target.extend({ stop_running: z.boolean().default(false) }),
  async run({ tx, note }, { id, stop_running }) {
    const run = await lockedRun(tx, id);
    refuseIf(run.state === 'finished' || run.state === 'cancelled', run, 'cannot be paused');
    await command(tx, id, 'pause', run.attempt, stop_running);
    note({ subject: id, detail: { stop_running } });
  },
});

/** Asks a paused run to go on. */
export const resumeRun = defineVerb({
  name: 'run.resume',
  input: target,
  async run({ tx, note }, { id }) {
    const run = await lockedRun(tx, id);
    refuseIf(run.state === 'finished' || run.state === 'cancelled', run, 'cannot be resumed');
    await command(tx, id, 'resume', run.attempt);
    note({ subject: id });
  },
});

/** Asks for the end of a run: running cases are killed. Final. */
export const cancelRun = defineVerb({
  name: 'run.cancel',
  input: target,
  async run({ tx, note }, { id }) {
    const run = await lockedRun(tx, id);
    refuseIf(run.state === 'finished', run, 'has nothing to cancel');
    if (run.state !== 'cancelled') await command(tx, id, 'cancel', run.attempt);
    note({ subject: id });
  },
});

/**
 * Starts a new attempt on the failed cases of a run that has ended, and on no other. Asked again while that attempt goes
 * on (a second tab, a second click), it is the one that was asked for.
 * @returns how many units of work it started; 0 when nothing had failed, or it was asked for already
 */
export const retryFailed = defineVerb({
  name: 'run.retry-failed',
  input: target,
  async run({ tx, note }, { id }): Promise<{ retried: number }> {
    const run = await lockedRun(tx, id);
    if (isRetrying(run)) {
      note({ subject: id, detail: { again: true } });
      return { retried: 0 };
    }
    refuseIf(run.state !== 'finished', run, 'can retry its failed cases once it has finished');
    const attempt = run.attempt + 1;
    const { count } = await caseRuns.resetFailed(tx, id, attempt);
    note({ subject: id, detail: { retried: count } });
    if (count === 0) return { retried: 0 };
    await runs.changeRun(tx, id, { state: 'requested', attempt, endedAt: null });
    await runs.changeRunSites(tx, id, 'waiting', await sitesWithWork(tx, id));
    await commands.createCommand(tx, { runId: id, kind: 'retry-failed', attempt });
    return { retried: count };
  },
});

/** Only a retry makes a second attempt. */
const isRetrying = ({ attempt, state }: RunRow): boolean =>
  attempt > 1 && state !== 'finished' && state !== 'cancelled';

type RunRow = NonNullable<Awaited<ReturnType<typeof runs.findRun>>>;

async function lockedRun(tx: Queryable, id: string): Promise<RunRow> {
  await runs.lockRun(tx, id);
  const run = await runs.findRun(tx, id);
  if (!run) throw new NotFoundError(`No run has the id ${id}.`);
  return run;
}

function refuseIf(refused: boolean, run: RunRow, sentence: string): void {
  if (refused) throw new ConflictError(`Run ${run.id} is ${run.state}: it ${sentence}.`);
}

async function command(
  tx: Queryable,
  runId: string,
  kind: RunCommandKind,
  attempt: number,
  stopRunning = false,
) {
  await commands.createCommand(tx, { runId, kind, attempt, stopRunning });
  await runs.changeRun(tx, runId, {});
}

const sitesWithWork = async (tx: Queryable, runId: string): Promise<string[]> =>
  (await caseRuns.countCaseRuns(tx, runId))
    .filter(({ state }) => state === 'pending')
    .map(({ site }) => site);
