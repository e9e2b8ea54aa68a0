import {
  viewerImageRequestSchema,
  viewerOutlinesRequestSchema,
  viewerSliceRequestSchema,
} from '@atrium/contracts';
import type { FastifyInstance } from 'fastify';
import type { Viewer } from './host';

/** What the centre asks of a site's cases to show them: facts, slices and outlines. */
export function viewerRoutes(app: FastifyInstance, viewer: Viewer): void {
  app.post('/viewer/image', ({ body }) => viewer.image(viewerImageRequestSchema.parse(body)));
  app.post('/viewer/slice', async ({ body }, reply) => {
    const png = await viewer.slice(viewerSliceRequestSchema.parse(body));
    return reply.type('image/png').send(Buffer.from(png.buffer, png.byteOffset, png.byteLength));
  });
  app.post('/viewer/outlines', ({ body }) =>
    viewer.outlines(viewerOutlinesRequestSchema.parse(body)),
  );
}
