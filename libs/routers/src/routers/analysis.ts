import { analysisViewSchema } from '@atrium/contracts';
import { analysisRequestSchema, askAnalysis, showAnalysis } from '@atrium/study';
import { procedure, router } from '../trpc';

export const analysisRouter = router({
  /** Asks a question of the statistics of a run that has ended; where its answer is current, nothing happens. */
  ask: procedure
    .input(analysisRequestSchema)
    .mutation(({ ctx, input }) => askAnalysis(ctx.study, input)),
  /** The newest answer, and whether a newer one is being made. */
  show: procedure
    .input(analysisRequestSchema)
    .output(analysisViewSchema)
    .query(({ ctx, input }) => showAnalysis(ctx.study, input)),
});
