import { Readable } from 'node:stream';
import { runIdSchema } from '@atrium/contracts';
import { exportResults, rowSearchSchema, type Study } from '@atrium/study';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

const params = z.object({ id: runIdSchema });

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue('This is not JSON.');
    return z.NEVER;
  }
});

const query = z.object({
  filter: json.pipe(rowSearchSchema.shape.filter).optional(),
  sort: json.pipe(rowSearchSchema.shape.sort).optional(),
});

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/** Files that people download: a run's rows, as filtered and sorted by the query's `filter` and `sort` (JSON). */
export function exportRoutes(app: FastifyInstance, study: Study): void {
  for (const format of ['csv', 'json'] as const) {
    app.get(`/runs/:id/results.${format}`, async (request, reply) => {
      const { id } = params.parse(request.params);
      const search = rowSearchSchema.parse({ run_id: id, ...query.parse(request.query) });
      const parts = await exportResults(study, search, format);
      return reply
        .type(TYPES[format])
        .header('content-disposition', `attachment; filename="results-${id}.${format}"`)
        .send(Readable.from(parts));
    });
  }
}
