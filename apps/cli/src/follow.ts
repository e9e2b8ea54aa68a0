import { setTimeout as sleep } from 'node:timers/promises';
import { TRPCClientError } from '@trpc/client';
import type { Progress } from './progress';

const POLL_MS = 700;

export interface FollowOptions<T> {
  readonly progress: Progress<T>;
  /** Ends the wait with what there is. */
  readonly signal: AbortSignal;
  /** Whether the stack is still there to wait for. */
  readonly isAlive: () => boolean;
}

/** How long a stack that has gone is waited for. */
const GONE_MS = 20_000;

/**
 * Asks until `until` holds of the answer. An API that does not answer is waited for, and that is said.
 * @throws when the stack itself has ended
 */
export async function follow<T>(
  ask: () => Promise<T>,
  until: (answer: T) => boolean,
  { progress, signal, isAlive }: FollowOptions<T>,
): Promise<T> {
  let lostSince: number | null = null;
  let last: { readonly answer: T } | null = null;
  for (;;) {
    try {
      last = { answer: await ask() };
      if (lostSince !== null) progress.say('The API answers again.');
      lostSince = null;
      progress.update(last.answer);
      if (until(last.answer)) return last.answer;
    } catch (error) {
      if (!isOutage(error)) throw error;
      if (lostSince === null)
        progress.say('The API does not answer: waiting for it. The work goes on at its sites.');
      lostSince ??= Date.now();
      if (!isAlive() && Date.now() - lostSince > GONE_MS) throw error;
    }
    if (signal.aborted && last) return last.answer;
    await sleep(POLL_MS, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}

/** Asks until the API answers, refusals included. @throws the last outage when `signal` ends the tries */
export async function whenAnswered<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isOutage(error) || signal.aborted) throw error;
      await sleep(POLL_MS);
    }
  }
}

/** No answer, or a 5xx: it may pass. A refusal may not. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false;
  const status: unknown = error.data?.httpStatus;
  return typeof status !== 'number' || status >= 500;
}
