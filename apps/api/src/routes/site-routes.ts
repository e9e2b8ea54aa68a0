import {
  caseProgressSchema,
  deliverySchema,
  intakeConclusionSchema,
  intakeProgressSchema,
  stripNul,
  workerHelloSchema,
} from '@atrium/contracts';
import {
  actAs,
  helloFromWorker,
  recordCase,
  recordIntakeProgress,
  recordIntakeSummary,
  recordProgress,
  type Study,
} from '@atrium/study';
import type { FastifyInstance } from 'fastify';
import { authenticateSite, authenticateWorker } from './authenticate';

/** 900 arms with 100 slices each are some 15 MB. */
const DELIVERY_LIMIT_BYTES = 256 * 1024 * 1024;

/** What sites' workers say: presence, progress and results. A message may quote bytes of a file: no NUL holds it up. */
export function siteRoutes(app: FastifyInstance, study: Study, secret: string): void {
  const hello = helloFromWorker(secret);

  app.post('/worker/hello', async ({ headers, body }) => {
    const actor = authenticateWorker(headers.authorization, secret);
    return hello(actAs(study, actor), workerHelloSchema.parse(stripNul(body)));
  });

  app.post('/worker/intakes/progress', async ({ headers, body }, reply) => {
    const actor = authenticateWorker(headers.authorization, secret);
    await recordIntakeProgress(actAs(study, actor), intakeProgressSchema.parse(body));
    return reply.code(204).send();
  });

  app.post('/worker/intakes/summary', async ({ headers, body }, reply) => {
    const actor = authenticateWorker(headers.authorization, secret);
    const conclusion = intakeConclusionSchema.parse(stripNul(body));
    await recordIntakeSummary(actAs(study, actor), conclusion);
    return reply.code(204).send();
  });

  app.post('/site/progress', async ({ headers, body }, reply) => {
    const progress = caseProgressSchema.parse(stripNul(body));
    const actor = await authenticateSite(study, headers.authorization, progress.site);
    await recordProgress(actAs(study, actor), progress);
    return reply.code(204).send();
  });

  app.post(
    '/site/deliveries',
    { bodyLimit: DELIVERY_LIMIT_BYTES },
    async ({ headers, body, log }) => {
      const delivery = deliverySchema.parse(stripNul(body));
      const actor = await authenticateSite(study, headers.authorization, delivery.site);
      const receipt = await recordCase(actAs(study, actor), delivery);
      const { run_id, case_id, model } = delivery.result;
      log.info({ run: run_id, case: case_id, model, status: receipt.status }, 'result recorded');
      return receipt;
    },
  );
}
