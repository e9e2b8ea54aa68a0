import {
  armIdSchema,
  idSchema,
  neighboursInputSchema,
  neighboursSchema,
  runIdSchema,
  viewerCaseSchema,
  viewerSlicesSchema,
} from '@atrium/contracts';
import { findCaseAt, listArmSlices, listNeighbours, viewCase } from '@atrium/study';
import { z } from 'zod';
import { procedure, router } from '../trpc';

const target = z.object({ run_id: runIdSchema, case_id: idSchema });

/** One case as people look at it; its pixels come from the site, by the routes below /runs/:id/cases. */
export const viewerRouter = router({
  case: procedure
    .input(target)
    .output(viewerCaseSchema)
    .query(({ ctx, input }) => viewCase(ctx.study, { runId: input.run_id, caseId: input.case_id })),
  slices: procedure
    .input(target.extend({ arm: armIdSchema }))
    .output(viewerSlicesSchema)
    .query(({ ctx, input }) =>
      listArmSlices(ctx.study, { runId: input.run_id, caseId: input.case_id, arm: input.arm }),
    ),
  neighbours: procedure
    .input(neighboursInputSchema)
    .output(neighboursSchema)
    .query(({ ctx, input }) =>
      listNeighbours(ctx.study, {
        runId: input.run_id,
        caseId: input.case_id,
        filter: input.filter,
      }),
    ),
  /** Charts know cases by their 0-based row of the manifest. */
  caseAt: procedure
    .input(z.object({ run_id: runIdSchema, position: z.int().min(0) }))
    .output(z.object({ case_id: idSchema }))
    .query(async ({ ctx, input }) => ({
      case_id: await findCaseAt(ctx.study, { runId: input.run_id, position: input.position }),
    })),
});
