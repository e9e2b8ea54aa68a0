import {
  armIdSchema,
  idSchema,
  MAX_OUTLINED_ARMS,
  runIdSchema,
  windowSchema,
} from '@atrium/contracts';
import { locateImage, locateMask, locateOutlines, type Study } from '@atrium/study';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { HttpGateways } from '../gateways/http-gateways';
import { passThrough } from './pass-through';

const ofCase = z.object({ id: runIdSchema, case: idSchema });
const sliceSchema = z.coerce.number().int().min(0);

/** Without both ends the window is the automatic one. */
const windowQuery = z.union([
  z.object({ low: z.coerce.number(), high: z.coerce.number() }).pipe(windowSchema),
  z.object({ low: z.undefined().optional(), high: z.undefined().optional() }).transform(() => null),
]);

const outlinesQuery = z.object({
  slice: sliceSchema,
  /** Separated by commas, which no arm's id holds. */
  arms: z
    .string()
    .default('')
    .transform((list) => list.split(',').filter(Boolean))
    .pipe(z.array(armIdSchema).max(MAX_OUTLINED_ARMS)),
});

/** A case's pixels, outlines and masks: whoever may read the study gets them from the site's gateway; nothing is kept here. */
export function viewerRoutes(app: FastifyInstance, study: Study, gateways: HttpGateways): void {
  const ask = async (reply: FastifyReply, site: string, path: string, body: object) =>
    passThrough(reply, await gateways.view(site, path, body), path === '/viewer/slice' ? 60 : 0);

  app.get('/runs/:id/cases/:case/image', async ({ params }, reply) => {
    const image = await locateImage(study, keyOf(ofCase.parse(params)));
    return ask(reply, image.site, '/viewer/image', image);
  });

  app.get('/runs/:id/cases/:case/slices/:slice.png', async ({ params, query }, reply) => {
    const { slice, ...key } = ofCase.extend({ slice: sliceSchema }).parse(params);
    const window = windowQuery.parse(query);
    const image = await locateImage(study, keyOf(key));
    return ask(reply, image.site, '/viewer/slice', { ...image, slice, window });
  });

  app.get('/runs/:id/cases/:case/outlines', async ({ params, query }, reply) => {
    const { slice, arms } = outlinesQuery.parse(query);
    const located = await locateOutlines(study, { ...keyOf(ofCase.parse(params)), arms });
    return ask(reply, located.site, '/viewer/outlines', { ...located, slice });
  });

  app.get('/runs/:id/cases/:case/arms/:arm/mask.nii.gz', async ({ params }, reply) => {
    const { arm, ...key } = ofCase.extend({ arm: armIdSchema }).parse(params);
    const { site, address } = await locateMask(study, { ...keyOf(key), arm });
    const answer = await gateways.artifact(site, address);
    if (answer.ok)
      reply.header('content-disposition', `attachment; filename="${key.case}_${arm}.nii.gz"`);
    return passThrough(reply, answer);
  });
}

const keyOf = (key: z.output<typeof ofCase>) => ({ runId: key.id, caseId: key.case });
