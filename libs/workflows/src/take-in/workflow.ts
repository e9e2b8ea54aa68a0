import { CancellationScope, isCancellation, proxyActivities } from '@temporalio/workflow';
import type { CentralActivities, IntakeActivities, IntakeOutcome } from '../activities';
import { overStops } from '../start-over';
import { CENTRAL_OPTIONS, INTAKE_OPTIONS } from '../timeouts';
import type { TakeInInput } from './input';

const { endIntake } = proxyActivities<Pick<CentralActivities, 'endIntake'>>(CENTRAL_OPTIONS);

/**
 * One attempt of an intake: its source is recognised and its cases are looked through where they lie. A cancel stops it; what is
 * done stays there for the next attempt.
 */
export async function takeIn({ id, attempt, taskQueue }: TakeInInput): Promise<void> {
  const end = (outcome: IntakeOutcome) => endIntake({ id, attempt, outcome });
  try {
    await end(await lookThrough({ id, attempt, taskQueue }));
  } catch (error) {
    const outcome = isCancellation(error) ? 'stopped' : 'failed';
    await CancellationScope.nonCancellable(() => end(outcome));
    throw error;
  }
}

async function lookThrough({ id, attempt, taskQueue }: TakeInInput): Promise<IntakeOutcome> {
  const site = proxyActivities<IntakeActivities>({ ...INTAKE_OPTIONS, taskQueue });
  const cases = await overStops(() => site.openIntake({ id, attempt }));
  if (cases === null) return 'refused';
  for (let from: number | null = 0; from !== null;) {
    const next: number = from;
    from = await overStops(() => site.inspectCases({ id, attempt, from: next }));
  }
  await overStops(() => site.concludeIntake({ id, attempt }));
  return 'ready';
}
