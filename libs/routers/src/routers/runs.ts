import {
  launchRunInputSchema,
  lineageRunSchema,
  previewRunInputSchema,
  rerunPlanInputSchema,
  rerunPlanSchema,
  runDetailSchema,
  runIdSchema,
  runPreviewSchema,
  runSummarySchema,
  type RunDetail,
} from '@atrium/contracts';
import {
  cancelRun,
  launchRun,
  listLineage,
  listRuns,
  pauseRun,
  planRerun,
  previewRun,
  resumeRun,
  retryFailed,
  showRun,
} from '@atrium/study';
import { tracked, type TrackedEnvelope } from '@trpc/server';
import { z } from 'zod';
import { parsedOnce } from '../parsed-once';
import { procedure, router } from '../trpc';
import { changesOf } from './run-changes';

const target = z.object({ id: runIdSchema });

export const runsRouter = router({
  list: procedure
    .input(z.object({ limit: z.int().min(1).max(1000).default(100) }))
    .output(parsedOnce(z.array(runSummarySchema)))
    .query(({ ctx, input }) => listRuns(ctx.study, input.limit)),
  show: procedure
    .input(target)
    .output(runDetailSchema)
    .query(({ ctx, input }) => showRun(ctx.study, input.id)),
  /** What a launch would do and cost. */
  preview: procedure
    .input(previewRunInputSchema)
    .output(runPreviewSchema)
    .query(({ ctx, input }) => previewRun(ctx.study, input)),
  /** What stays the same and what will differ where a run is repeated. */
  planRerun: procedure
    .input(rerunPlanInputSchema)
    .output(rerunPlanSchema)
    .query(({ ctx, input }) => planRerun(ctx.study, input)),
  /** The runs that it repeats and that repeat it. */
  lineage: procedure
    .input(target)
    .output(z.array(lineageRunSchema))
    .query(({ ctx, input }) => listLineage(ctx.study, input.id)),
  launch: procedure
    .input(launchRunInputSchema)
    .output(target)
    .mutation(({ ctx, input }) => launchRun(ctx.study, input)),
  pause: procedure
    .input(target.extend({ stop_running: z.boolean().default(false) }))
    .output(z.void())
    .mutation(({ ctx, input }) => pauseRun(ctx.study, input)),
  resume: procedure
    .input(target)
    .output(z.void())
    .mutation(({ ctx, input }) => resumeRun(ctx.study, input)),
  cancel: procedure
    .input(target)
    .output(z.void())
    .mutation(({ ctx, input }) => cancelRun(ctx.study, input)),
  retryFailed: procedure
    .input(target)
    .output(z.object({ retried: z.int() }))
    .mutation(({ ctx, input }) => retryFailed(ctx.study, input)),
  /** The run now, and again at each of its changes, at most twice a second. */
  watch: procedure.input(target).subscription(async function* ({
    ctx,
    input,
    signal,
  }): AsyncGenerator<TrackedEnvelope<RunDetail>> {
    for await (const _change of changesOf(ctx.runChanges, input.id, signal)) {
      const run = await showRun(ctx.study, input.id);
      yield tracked(String(run.version), run);
    }
  }),
});
