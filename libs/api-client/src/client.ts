import type { AppRouter } from '@atrium/routers';
import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { EventSource } from 'eventsource';

const TIMEOUT_MS = 30_000;
/** Registering reads and hashes every file at its site. */
const REGISTER_TIMEOUT_MS = 3_600_000;

/**
 * A client of the API for programs; subscriptions come over SSE and reconnect by themselves.
 * @param apiUrl for example http://127.0.0.1:4000
 */
export function createApiClient(apiUrl: string) {
  const url = `${apiUrl}/trpc`;
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink({ url, EventSource }),
        false: httpLink({ url, fetch: fetchWithTimeout }),
      }),
    ],
  });
}

export type ApiClient = ReturnType<typeof createApiClient>;

const fetchWithTimeout = (
  input: Parameters<typeof fetch>[0],
  init?: RequestInit,
): Promise<Response> => {
  const slow = String(input).includes('/cohorts.register');
  const timeout = AbortSignal.timeout(slow ? REGISTER_TIMEOUT_MS : TIMEOUT_MS);
  const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  return fetch(input, { ...init, signal });
};
