import {
  dicePointSchema,
  diceSummarySchema,
  resultsPageSchema,
  runIdSchema,
  sliceRowSchema,
} from '@atrium/contracts';
import { listDicePoints, listResults, listSlices, summariseDice } from '@atrium/study';
import { z } from 'zod';
import { procedure, router } from '../trpc';

const page = z.object({
  run_id: runIdSchema,
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(1000).default(100),
});

const toPage = ({ run_id, offset, limit }: z.output<typeof page>) => ({
  runId: run_id,
  offset,
  limit,
});

export const resultsRouter = router({
  /** Rows of results.csv, in manifest then protocol order. */
  list: procedure
    .input(page)
    .output(resultsPageSchema)
    .query(({ ctx, input }) => listResults(ctx.study, toPage(input))),
  /** Rows of slices.csv that belong to the same page. */
  slices: procedure
    .input(page)
    .output(z.array(sliceRowSchema))
    .query(({ ctx, input }) => listSlices(ctx.study, toPage(input))),
  dice: procedure
    .input(z.object({ run_id: runIdSchema }))
    .output(z.array(diceSummarySchema))
    .query(({ ctx, input }) => summariseDice(ctx.study, input.run_id)),
  points: procedure
    .input(z.object({ run_id: runIdSchema }))
    .output(z.array(dicePointSchema))
    .query(({ ctx, input }) => listDicePoints(ctx.study, input.run_id)),
});
