import { siteViewSchema } from '@atrium/contracts';
import { listSites } from '@atrium/study';
import { z } from 'zod';
import { procedure, router } from '../trpc';

export const sitesRouter = router({
  list: procedure
    .output(z.array(siteViewSchema))
    .query(({ ctx }) => listSites(ctx.study, undefined)),
});

const siteModelsSchema = z.object({
  provider: z.string(),
  models: z.array(z.object({ id: z.string(), version: z.string(), sha256: z.string() })),
  refused: z.array(z.object({ id: z.string(), message: z.string() })),
});

/** What verifying a site's bundles gave: its answer, or why there is none. */
const verificationSchema = z.object({
  site: z.string(),
  answer: siteModelsSchema.nullable(),
  error: z.string().nullable(),
});

export const modelsRouter = router({
  /** Asks the worker of every site to read its bundles anew. */
  verify: procedure.output(z.array(verificationSchema)).mutation(async ({ ctx }) => {
    const sites = await listSites(ctx.study, undefined);
    return Promise.all(
      sites.map(async ({ site }) => {
        try {
          const { provider, models, refused } = await ctx.verifyModels(site);
          return {
            site,
            answer: { provider, models: [...models], refused: [...refused] },
            error: null,
          };
        } catch (error) {
          return {
            site,
            answer: null,
            error: error instanceof Error ? error.message : String(error),
          };
        }
      }),
    );
  }),
});
