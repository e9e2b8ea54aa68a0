import {
  keepIntakeSchema,
  readIntakeSchema,
  startIntakeSchema,
  takeIntakeSchema,
} from '@atrium/contracts';
import type { FastifyInstance } from 'fastify';
import { Intakes } from '../intake/intakes';
import type { Machine } from '../machine';

const target = startIntakeSchema.pick({ id: true });

/** Sources on their way to become cohorts: handed over, shown, and taken once somebody has confirmed. */
export function intakeRoutes(
  app: FastifyInstance,
  machine: Pick<Machine, 'home' | 'workerId'>,
): void {
  const intakes = new Intakes(machine);
  app.post('/intakes', ({ body }) => intakes.start(startIntakeSchema.parse(body)));
  app.post('/intakes/read', ({ body }) => intakes.read(readIntakeSchema.parse(body)));
  app.post('/intakes/take', ({ body }) => intakes.take(takeIntakeSchema.parse(body)));
  app.post('/intakes/keep', async ({ body }, reply) => {
    await intakes.keep(keepIntakeSchema.parse(body));
    return reply.code(200).send({});
  });
  app.post('/intakes/remove', async ({ body }, reply) => {
    await intakes.remove(target.parse(body).id);
    return reply.code(200).send({});
  });
}
