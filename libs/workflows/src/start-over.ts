import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';
import { CASE_HELD, WORKER_STOPPED } from './ids';

const typeOf = (error: unknown): string | null | undefined =>
  error instanceof ActivityFailure && error.cause instanceof ApplicationFailure
    ? error.cause.type
    : undefined;

/** Whether a case gave its place back, because its run is to pause or its worker to stop: it starts over. */
export const startsOver = (error: unknown): boolean =>
  typeOf(error) === CASE_HELD || typeOf(error) === WORKER_STOPPED;

/** Runs an activity until it ends otherwise than by a worker that was told to stop: however often, that is no attempt. */
export async function overStops<T>(activity: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await activity();
    } catch (error) {
      if (typeOf(error) !== WORKER_STOPPED) throw error;
    }
  }
}
