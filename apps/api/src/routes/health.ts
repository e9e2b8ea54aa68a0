import { pingStudy, type Study } from '@atrium/study';
import type { FastifyInstance } from 'fastify';

/** /health: the process answers. /ready: and so does Postgres. */
export function healthRoutes(app: FastifyInstance, study: Study): void {
  app.get('/health', () => ({ status: 'ok' }));
  app.get('/ready', async (_request, reply) => {
    try {
      await pingStudy(study);
      return { status: 'ok' };
    } catch {
      return reply.code(503).send({ status: 'waiting', reason: 'Postgres does not answer.' });
    }
  });
}
