import { readCheckSchema, startCheckSchema, takeCheckSchema } from '@atrium/contracts';
import type { FastifyInstance } from 'fastify';
import type { Machine } from '../../machine';
import { Checks } from './checks';

/** Checking a manifest at the site, and taking what was checked as a cohort. */
export function checkRoutes(
  app: FastifyInstance,
  machine: Pick<Machine, 'home' | 'roots' | 'log'>,
): void {
  const checks = new Checks(machine);
  app.post('/checks/start', ({ body }, reply) => {
    checks.start(startCheckSchema.parse(body));
    return reply.code(200).send({});
  });
  app.post('/checks/read', ({ body }) => checks.read(readCheckSchema.parse(body)));
  app.post('/checks/take', ({ body }) => {
    const { id, cohortId } = takeCheckSchema.parse(body);
    return checks.take(id, cohortId);
  });
}
