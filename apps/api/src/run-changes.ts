import type { RunChanges } from '@atrium/routers';
import { onRunChange } from '@atrium/study';

/** Hands Postgres notifications to those who watch a run: one connection for all of them. */
export function hearRunChanges(databaseUrl: string): RunChanges & { stop(): Promise<void> } {
  const listeners = new Map<string, Set<() => void>>();
  const stop = onRunChange(databaseUrl, (runId) => {
    const concerned =
      runId === null ? [...listeners.values()] : [listeners.get(runId) ?? new Set()];
    for (const set of concerned) for (const onChange of set) onChange();
  });
  return {
    stop,
    subscribe(runId, onChange) {
      const set = listeners.get(runId) ?? new Set();
      listeners.set(runId, set.add(onChange));
      return () => {
        set.delete(onChange);
        if (set.size === 0) listeners.delete(runId);
      };
    },
  };
}
