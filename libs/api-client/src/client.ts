import type { AppRouter } from '@atrium/routers';
import {
  createTRPCClient,
  httpLink,
  httpSubscriptionLink,
  retryLink,
  splitLink,
} from '@trpc/client';
import { EventSource } from 'eventsource';
import { Agent, fetch } from 'undici';
import { isAskedAgain, retryDelayMs } from './outage';

const TIMEOUT_MS = 30_000;
/** Makes a cohort: the site reads and hashes every file, or looks whether it is still the one that was read. */
const REGISTERS = ['/cohorts.register', '/intakes.confirm'];
const REGISTER_TIMEOUT_MS = 3_600_000;
/** A report of many arms at many sites is drawn in a minute. */
const REPORT_TIMEOUT_MS = 180_000;

/**
 * A client of the API for programs; subscriptions come over SSE and reconnect by themselves; while the API is
 * started again, what may be asked twice is asked again.
 * @param apiUrl for example http://127.0.0.1:4000
 */
export function createApiClient(apiUrl: string) {
  const url = `${apiUrl}/trpc`;
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink({ url, EventSource }),
        false: [
          retryLink({ retry: isAskedAgain, retryDelayMs }),
          httpLink({ url, fetch: fetchWithTimeout }),
        ],
      }),
    ],
  });
}

export type ApiClient = ReturnType<typeof createApiClient>;

/** fetch gives up by itself after five minutes without a header; our own timeouts decide instead. */
const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0 });

/** undici's own fetch with its own agent: the one inside Node may be of another version. */
const fetchWithTimeout = (input: string | URL | Request, init: RequestInit = {}) => {
  const url = input instanceof Request ? input.url : String(input);
  const timeout = AbortSignal.timeout(timeoutOf(url));
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  const { method, headers, body } = init;
  return fetch(url, {
    signal,
    dispatcher,
    ...(method !== undefined && { method }),
    ...(headers !== undefined && { headers: Object.fromEntries(new Headers(headers)) }),
    ...(typeof body === 'string' && { body }),
  });
};

function timeoutOf(url: string): number {
  if (REGISTERS.some((one) => url.includes(one))) return REGISTER_TIMEOUT_MS;
  return url.includes('/analysis.report') ? REPORT_TIMEOUT_MS : TIMEOUT_MS;
}
