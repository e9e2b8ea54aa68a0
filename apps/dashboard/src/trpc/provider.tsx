'use client';

import type { AppRouter } from '@atrium/api-client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { useState, type ReactNode } from 'react';
import { TRPCProvider } from './client';
import { isOutage } from './outage';

const url = '/api/trpc';
const TIMEOUT_MS = 60_000;
/** As long as the API gives itself to write a cohort: 100,000 cases take half a minute, or several on a busy machine. */
const REGISTER_TIMEOUT_MS = 300_000;
const LONGEST_WAIT_MS = 10_000;

const createClient = () =>
  createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink({ url }),
        false: httpLink({
          url,
          fetch: (input, init) =>
            fetch(input, { ...init, signal: withTimeout(String(input), init?.signal) }),
        }),
      }),
    ],
  });

const timeoutOf = (address: string): number =>
  address.includes('/cohorts.check.register') ? REGISTER_TIMEOUT_MS : TIMEOUT_MS;

const withTimeout = (address: string, signal: AbortSignal | null | undefined): AbortSignal =>
  AbortSignal.any([AbortSignal.timeout(timeoutOf(address)), ...(signal ? [signal] : [])]);

const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // A refusal (no such run) stays one; an outage may pass, and is tried again until it does.
        retry: (_failures, error) => isOutage(error),
        retryDelay: (failures) => Math.min(1000 * 2 ** failures, LONGEST_WAIT_MS),
        // A page behind other windows or without a network asks all the same: the API is on this machine.
        networkMode: 'always',
        staleTime: 1000,
      },
      mutations: { networkMode: 'always' },
    },
  });

/** Gives pages the API's client. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [client] = useState(createClient);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
