'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { isOutage } from '@/trpc/outage';

/** Whether the newest answer of any query was that the API cannot be reached. */
export function Connection() {
  const cache = useQueryClient().getQueryCache();
  const lost = useSyncExternalStore(
    (onChange) => cache.subscribe(onChange),
    () =>
      cache
        .findAll({ type: 'active' })
        .some(({ state }) => isOutage(state.error ?? state.fetchFailureReason)),
    () => false,
  );
  if (!lost) return null;
  return (
    <p role="status" className="border-b border-warn bg-panel px-4 py-1.5 text-center text-warn">
      The API does not answer: what stands here is what was known last. Trying again.
    </p>
  );
}
