'use client';

import type { AppRouter } from '@atrium/api-client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createTRPCClient,
  httpLink,
  httpSubscriptionLink,
  retryLink,
  splitLink,
} from '@trpc/client';
import { useState, type ReactNode } from 'react';
import { TRPCProvider } from './client';
import { LiveProvider } from './live';
import { isOutage } from './outage';

const url = '/api/trpc';
const TIMEOUT_MS = 60_000;
/** As long as the API gives itself to write a cohort: 100,000 cases take half a minute, or several on a busy machine. */
const REGISTER_TIMEOUT_MS = 300_000;
const LONGEST_WAIT_MS = 10_000;
/** Between two tries to follow a run again: whoever looks at it waits. */
const LONGEST_WAIT_LIVE_MS = 4000;

const waitAfter = (failures: number, longest: number): number =>
  Math.min(1000 * 2 ** failures, longest);

/**
 * The browser connects an EventSource again after a break, but gives it up for good at any answer that is no stream,
 * such as the 503 while the API starts. The subscription is then made anew until it works.
 */
const subscriptions = [
  retryLink<AppRouter>({
    retry: ({ error }) => isOutage(error),
    retryDelayMs: (attempts) => waitAfter(attempts - 1, LONGEST_WAIT_LIVE_MS),
  }),
  httpSubscriptionLink<AppRouter, typeof EventSource>({ url }),
];

const createClient = () =>
  createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: subscriptions,
        false: httpLink({
          url,
          fetch: (input, init) =>
            fetch(input, { ...init, signal: withTimeout(String(input), init?.signal) }),
        }),
      }),
    ],
  });

/** What writes a cohort. */
const REGISTERS = ['/cohorts.check.register', '/intakes.confirm'];

const timeoutOf = (address: string): number =>
  REGISTERS.some((one) => address.includes(one)) ? REGISTER_TIMEOUT_MS : TIMEOUT_MS;

const withTimeout = (address: string, signal: AbortSignal | null | undefined): AbortSignal =>
  AbortSignal.any([AbortSignal.timeout(timeoutOf(address)), ...(signal ? [signal] : [])]);

const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // A refusal (no such run) stays one; an outage may pass, and is tried again until it does.
        retry: (_failures, error) => isOutage(error),
        retryDelay: (failures) => waitAfter(failures, LONGEST_WAIT_MS),
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
        <LiveProvider>{children}</LiveProvider>
      </TRPCProvider>
    </QueryClientProvider>
  );
}
