import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { UnavailableError } from '@atrium/study';
import type { FastifyReply } from 'fastify';

/**
 * Streams a gateway's answer on, refusals with their sentence too; it is for the asker alone to keep.
 *
 * @param maxAge seconds for which the asker need not ask again
 */
export function passThrough(reply: FastifyReply, answer: Response, maxAge = 0): FastifyReply {
  // What the gateway cannot say is its machine's trouble, and in that machine's log.
  if (answer.status >= 500 || answer.status === 401 || !answer.body)
    throw new UnavailableError(
      `The worker of the site could not answer (${answer.status}). Its log names the reason.`,
    );
  const body: ReadableStream = answer.body;
  return reply
    .code(answer.status)
    .header('cache-control', answer.ok ? `private, max-age=${maxAge}` : 'no-store')
    .type(answer.headers.get('content-type') ?? 'application/octet-stream')
    .send(Readable.fromWeb(body));
}
