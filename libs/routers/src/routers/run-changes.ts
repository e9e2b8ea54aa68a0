import { setTimeout as sleep } from 'node:timers/promises';
import type { RunChanges } from '../context';

/** Between two yields: progress comes many times a second, people look twice. */
const MIN_INTERVAL_MS = 500;

/** Yields at once, then after each change of the run, until aborted. Changes that come together yield once. */
export async function* changesOf(
  changes: RunChanges,
  runId: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<void, void> {
  let pending = true;
  let wake: () => void = () => undefined;
  const poke = () => {
    pending = true;
    wake();
  };
  const unsubscribe = changes.subscribe(runId, poke);
  signal?.addEventListener('abort', poke);
  try {
    while (!signal?.aborted) {
      if (pending) {
        pending = false;
        yield;
        await sleep(MIN_INTERVAL_MS);
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    unsubscribe();
    signal?.removeEventListener('abort', poke);
  }
}
