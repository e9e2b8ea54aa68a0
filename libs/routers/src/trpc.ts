import { refusalText } from '@atrium/contracts';
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  StudyError,
  UnavailableError,
} from '@atrium/study';
import { initTRPC, TRPCError } from '@trpc/server';
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server';
import { ZodError } from 'zod';
import type { RouterContext } from './context';

const t = initTRPC.context<RouterContext>().create({
  errorFormatter: ({ shape, error }) => ({ ...shape, message: textOf(error) }),
  sse: {
    ping: { enabled: true, intervalMs: 2000 },
    client: { reconnectAfterInactivityMs: 10_000 },
  },
});

/** What went wrong inside is for the log; it may name what nobody outside should read. */
function textOf({ code, cause, message }: TRPCError): string {
  if (code === 'INTERNAL_SERVER_ERROR') return 'Internal error: see the log of the API.';
  return cause instanceof ZodError ? refusalText(cause) : message;
}

const CODES: readonly (readonly [
  abstract new (...args: never[]) => StudyError,
  TRPC_ERROR_CODE_KEY,
])[] = [
  [InvalidInputError, 'BAD_REQUEST'],
  [NotFoundError, 'NOT_FOUND'],
  [ConflictError, 'CONFLICT'],
  [ForbiddenError, 'FORBIDDEN'],
  [UnavailableError, 'SERVICE_UNAVAILABLE'],
];

/** The one place where a refusal of the study becomes a status. */
const mapErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok || !(result.error.cause instanceof StudyError)) return result;
  const { cause } = result.error;
  const code = CODES.find(([kind]) => cause instanceof kind)?.[1] ?? 'INTERNAL_SERVER_ERROR';
  throw new TRPCError({ code, message: cause.message, cause });
});

export const { router } = t;

/** Every procedure starts here. */
export const procedure = t.procedure.use(mapErrors);
