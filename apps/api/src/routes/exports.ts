import { runIdSchema } from '@atrium/contracts';
import { exportResults, type Study } from '@atrium/study';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

const params = z.object({ id: runIdSchema });

/** Files that people download. */
export function exportRoutes(app: FastifyInstance, study: Study): void {
  app.get('/runs/:id/results.csv', async (request, reply) => {
    const { id } = params.parse(request.params);
    const csv = await exportResults(study, id);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="results-${id}.csv"`)
      .send(csv);
  });
}
