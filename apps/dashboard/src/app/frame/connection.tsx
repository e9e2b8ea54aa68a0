'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useIsLiveLost } from '@/trpc/live';
import { isOutage } from '@/trpc/outage';

/** Says so when the newest answer of any query was that the API cannot be reached, or what is followed live is not. */
export function Connection() {
  const cache = useQueryClient().getQueryCache();
  const isLiveLost = useIsLiveLost();
  const isUnreachable = useSyncExternalStore(
    (onChange) => cache.subscribe(onChange),
    () =>
      cache
        .findAll({ type: 'active' })
        .some(({ state }) => isOutage(state.error ?? state.fetchFailureReason)),
    () => false,
  );
  if (!isUnreachable && !isLiveLost) return null;
  return (
    <p role="status" className="border-b border-warn bg-panel px-4 py-1.5 text-center text-warn">
      The API does not answer: what stands here is what was known last. Trying again.
    </p>
  );
}
