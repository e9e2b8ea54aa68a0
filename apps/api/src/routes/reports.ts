import { runIdSchema } from '@atrium/contracts';
import type { Reports } from '@atrium/routers';
import { gatherReport, type Study } from '@atrium/study';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

const params = z.object({ id: runIdSchema });

/** The page of a run's report, to look at, to print or to save: one file that asks no network for anything. */
export function reportRoutes(app: FastifyInstance, study: Study, reports: Reports): void {
  app.get('/runs/:id/report.html', async (request, reply) => {
    const { id: runId } = params.parse(request.params);
    const files = await reports.build(
      await gatherReport(study, { runId, version: reports.version }),
    );
    return reply
      .type('text/html; charset=utf-8')
      .header('content-disposition', `inline; filename="report-${runId}.html"`)
      .send(files.find(({ name }) => name === 'report.html')?.text);
  });
}
