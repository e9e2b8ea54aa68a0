import { analysisViewSchema, runIdSchema } from '@atrium/contracts';
import { analysisRequestSchema, askAnalysis, gatherReport, showAnalysis } from '@atrium/study';
import { z } from 'zod';
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
  /** The files of a run's report; its statistics have to be current. Pictures of scans only when asked for. */
  report: procedure
    .input(z.object({ run_id: runIdSchema, pictures: z.boolean().default(false) }))
    .query(async ({ ctx: { study, reports, takePictures }, input }) => {
      const asked = { runId: input.run_id, version: reports.version };
      const data = await gatherReport(study, asked);
      const pictures = input.pictures ? await takePictures(data.worst) : null;
      return reports.build({ ...data, pictures });
    }),
});
