import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '@atrium/api-client';
import type { RunDetail } from '@atrium/contracts';
import { TRPCClientError } from '@trpc/client';
import type { Progress } from './progress';

const POLL_MS = 700;

interface FollowOptions {
  readonly api: ApiClient;
  readonly progress: Progress;
  /** Ends the wait with the run as it is. */
  readonly signal: AbortSignal;
  /** Whether the stack is still there to wait for. */
  readonly isAlive: () => boolean;
}

/** How long a stack that has gone is waited for. */
const GONE_MS = 20_000;

/**
 * Waits until `until` holds of the run. An API that does not answer is waited for, and that is said.
 * @throws when the stack itself has ended
 */
export async function followRun(
  id: string,
  until: (run: RunDetail) => boolean,
  { api, progress, signal, isAlive }: FollowOptions,
): Promise<RunDetail> {
  let lostSince: number | null = null;
  let last: RunDetail | null = null;
  for (;;) {
    try {
      last = await api.runs.show.query({ id });
      if (lostSince !== null) progress.say('The API answers again.');
      lostSince = null;
      progress.update(last);
      if (until(last)) return last;
    } catch (error) {
      if (!isOutage(error)) throw error;
      if (lostSince === null)
        progress.say('The API does not answer: waiting for it. The run goes on at its sites.');
      lostSince ??= Date.now();
      if (!isAlive() && Date.now() - lostSince > GONE_MS) throw error;
    }
    if (signal.aborted && last) return last;
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
