import { refusalText } from '@atrium/contracts';
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  UnavailableError,
} from '@atrium/study';
import type { FastifyInstance } from 'fastify';
import { ZodError } from 'zod';

const STATUS: readonly (readonly [abstract new (...args: never[]) => Error, number])[] = [
  [InvalidInputError, 400],
  [ZodError, 400],
  [ForbiddenError, 403],
  [NotFoundError, 404],
  [ConflictError, 409],
  [UnavailableError, 503],
];

/** Refusals of the study as HTTP statuses; anything else is a 500 that the log explains. */
export function mapErrors(app: FastifyInstance): void {
  app.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const status = STATUS.find(([kind]) => error instanceof kind)?.[1] ?? error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    return reply.code(status).send({ error: sentenceOf(error, status) });
  });
}

function sentenceOf(error: Error, status: number): string {
  if (status === 500) return 'Internal error: see the log of the API.';
  return error instanceof ZodError ? refusalText(error) : error.message;
}
