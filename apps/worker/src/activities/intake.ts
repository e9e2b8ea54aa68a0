import { setTimeout as sleep } from 'node:timers/promises';
import type { IntakePhase } from '@atrium/contracts';
import type { IntakeActivities, IntakeAttempt } from '@atrium/workflows';
import { CancelledFailure, Context } from '@temporalio/activity';
import { CentreRefusal } from '../centre';
import { compareCases, summarise } from '../intake/conclude';
import { IntakeFolder } from '../intake/folder';
import { stampOfRow } from '../intake/inspect-row';
import { lostCase } from '../intake/lost-case';
import { makePlan } from '../intake/make-plan';
import { readKeptIds } from '../intake/names-kept';
import { openSource } from '../intake/open-source';
import type { CaseRecord, Plan, PlanRow } from '../intake/records';
import { stateOf } from '../intake/row-state';
import { siteSecret } from '../intake/secret';
import { INSPECTORS } from '../intake/threads/inspectors';
import type { InspectTask } from '../intake/threads/messages';
import { inLanes } from '../lanes';
import { describeError } from '../log';
import type { Machine } from '../machine';
import { asFailure, stopped } from './failure';
import { IntakeProgressReporter } from './intake-progress';

/** Time after which an activity hands back how far it came: each reads the plan of all cases. */
const MAX_MS = 60_000;
const DELIVERY_PAUSE_MS = 2_000;

interface Job {
  readonly machine: Machine;
  readonly folder: IntakeFolder;
  readonly signal: AbortSignal;
  report(phase: IntakePhase, done: number, total: number): void;
}

/** What this machine does for intakes; each beats while it works, and throws nothing that holds a path. */
export const intakeActivities = (machine: Machine): IntakeActivities => ({
  openIntake: (input) => working(machine, input, openIntake),
  inspectCases: (input) =>
    working(machine, input, (job) => inspectCases(job, input.id, input.from)),
  concludeIntake: (input) => working(machine, input, (job) => concludeIntake(job, input)),
});

async function working<T>(
  machine: Machine,
  attempt: IntakeAttempt,
  work: (job: Job) => Promise<T>,
): Promise<T> {
  const context = Context.current();
  const progress = new IntakeProgressReporter(attempt, machine, () => context.heartbeat());
  const folder = new IntakeFolder(machine.home, attempt.id);
  const { cancellationSignal: signal } = context;
  try {
    return await work({ machine, folder, signal, report: progress.report });
  } catch (error) {
    if (machine.ending.aborted) throw stopped();
    if (signal.aborted) throw new CancelledFailure('the intake was stopped');
    throw asFailure(error, machine.log.child({ intake: attempt.id }));
  } finally {
    await progress.stop();
  }
}

async function openIntake({ machine, folder, report }: Job): Promise<number | null> {
  report('recognising', 0, 0);
  // An attempt that was through is looked at anew: files may have come since.
  const known = (await folder.readConclusion()) ? null : await folder.readPlan();
  if (known) return known.rows.length;
  const source = await folder.readSource();
  if (!source) throw new Error('an intake without a source');
  await folder.forgetProblems();
  const opened = await openSource(source, machine.roots, folder);
  const naming = {
    secret: await siteSecret(machine.home),
    kept: await readKeptIds(machine.home, source.name),
  };
  const plan = opened.ok ? await makePlan(opened.value, source, naming) : opened;
  if (plan.ok) await folder.writePlan(plan.value);
  else await folder.writeProblems(plan.issue);
  await folder.forgetConclusion();
  return plan.ok ? plan.value.rows.length : null;
}

const planOf = async (folder: IntakeFolder): Promise<Plan> => {
  const plan = await folder.readPlan();
  if (!plan) throw new Error('an intake without a plan');
  return plan;
};

async function inspectCases(job: Job, intake: string, from: number): Promise<number | null> {
  const { machine, folder, signal, report } = job;
  const [{ rows, root }, source] = [await planOf(folder), await folder.readSource()];
  const task = {
    home: machine.home,
    intake,
    folders: machine.roots.folders,
    own: machine.roots.own,
    root,
    deidentify: source?.deidentify ?? false,
    labels: source?.labels,
  };
  let next = from;
  await inLanes(dueRows(rows, from), INSPECTORS, async (row) => {
    signal.throwIfAborted();
    report('inspecting', next, rows.length);
    next += 1;
    if (!(await isDone(row, await folder.readCase(row))))
      await folder.writeCase(row, await inspect({ ...task, row }, job));
  });
  if (next < rows.length) return next;
  report('inspecting', rows.length, rows.length);
  return null;
}

/** The rows from one on, as long as the activity may go on; one at least. */
function* dueRows(rows: readonly PlanRow[], from: number): Generator<PlanRow> {
  const until = Date.now() + MAX_MS;
  for (let n = from; n < rows.length; n += 1) {
    if (n > from && Date.now() > until) return;
    yield rows[n];
  }
}

/** Whether a case was looked through, and its files are still what they were. */
const isDone = async (row: PlanRow, record: CaseRecord | null): Promise<boolean> =>
  record !== null && record.stamp === (await stampOfRow(row));

/** Codes of the system for what may pass the next time: no room, too many open files. */
const PASSING = new Set<unknown>(['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE', 'EIO']);

/** What nobody foresaw costs one case and not the intake. */
async function inspect(task: InspectTask, { machine, signal }: Job): Promise<CaseRecord> {
  const answer = await machine.inspectors.inspect(task, signal);
  if (answer.kind === 'record') return answer.record;
  const { row } = task;
  const { code } = answer.details;
  if (PASSING.has(code)) throw Object.assign(new Error('no room, or no files'), { code });
  machine.log.error({ case: row.case_id, ...answer.details }, 'a case could not be looked through');
  return lostCase(row, await stampOfRow(row));
}

async function concludeIntake(job: Job, { id, attempt }: IntakeAttempt): Promise<void> {
  const { machine, folder, signal, report } = job;
  const plan = await planOf(folder);
  report('concluding', 0, plan.rows.length);
  const records: CaseRecord[] = [];
  for (const row of plan.rows) {
    const record = await folder.readCase(row);
    if (!record) throw new Error('an intake whose cases are not all done');
    records.push(record);
  }
  const issues = compareCases(records);
  const states = records.map((record, n) => stateOf(record, [...record.issues, ...issues[n]]));
  await folder.writeConclusion({ issues, states });
  await tellCentre(machine, signal, { id, attempt, summary: summarise(plan, records, issues) });
}

/** Asked until the centre takes it: an outage of the centre repeats no look at the files. */
async function tellCentre(
  { centre, log }: Machine,
  signal: AbortSignal,
  conclusion: Parameters<Machine['centre']['concludeIntake']>[0],
): Promise<void> {
  for (;;) {
    try {
      return await centre.concludeIntake(conclusion);
    } catch (error) {
      // What the centre will never take is no outage: the intake ends, and says so.
      if (error instanceof CentreRefusal && !error.passing) throw error;
      log.warn({ intake: conclusion.id, ...describeError(error) }, 'the centre was not told yet');
    }
    await sleep(DELIVERY_PAUSE_MS, undefined, { signal });
  }
}
