import {
  modelDetailSchema,
  modelVerificationSchema,
  modelViewSchema,
  sha256Schema,
  siteOverviewSchema,
  workerViewSchema,
  type ModelVerificationView,
} from '@atrium/contracts';
import { listModels, listWorkers, overviewSites, showModel, verifyModels } from '@atrium/study';
import { z } from 'zod';
import type { RouterContext } from '../context';
import { procedure, router } from '../trpc';

export const sitesRouter = router({
  list: procedure
    .input(z.void())
    .output(z.array(siteOverviewSchema))
    .query(({ ctx }) => overviewSites(ctx.study, undefined)),
  /** Processes; one may have no site yet. */
  workers: procedure
    .input(z.void())
    .output(z.array(workerViewSchema))
    .query(({ ctx }) => listWorkers(ctx.study, undefined)),
});

export const modelsRouter = router({
  list: procedure
    .input(z.void())
    .output(z.array(modelViewSchema))
    .query(({ ctx }) => listModels(ctx.study, undefined)),
  show: procedure
    .input(z.object({ sha256: sha256Schema }))
    .output(modelDetailSchema)
    .query(({ ctx, input }) => showModel(ctx.study, input.sha256)),
  /** Asks the worker of every site, or of some, to read its bundles anew. */
  verify: procedure
    .input(z.object({ sites: z.array(z.string()).max(500).optional() }))
    .output(z.array(modelVerificationSchema))
    .mutation(async ({ ctx, input }) => {
      const asked = await verifyModels(ctx.study, input);
      return Promise.all(asked.map((site) => verifyAt(ctx, site)));
    }),
});

async function verifyAt(context: RouterContext, site: string): Promise<ModelVerificationView> {
  try {
    const { provider, models, refused } = await context.verifyModels(site);
    return { site, answer: { provider, models: [...models], refused: [...refused] }, error: null };
  } catch (error) {
    return { site, answer: null, error: error instanceof Error ? error.message : String(error) };
  }
}
