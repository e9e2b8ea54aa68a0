import {
  caseSummarySchema,
  cohortSummarySchema,
  registerCohortInputSchema,
} from '@atrium/contracts';
import { findCohort, listCases, listCohorts, registerCohort } from '@atrium/study';
import { z } from 'zod';
import { procedure, router } from '../trpc';

export const cohortsRouter = router({
  list: procedure
    .output(z.array(cohortSummarySchema))
    .query(({ ctx }) => listCohorts(ctx.study, undefined)),
  /** By id, name (the newest version) or name@version. */
  find: procedure
    .input(z.object({ reference: z.string() }))
    .output(cohortSummarySchema)
    .query(({ ctx, input }) => findCohort(ctx.study, input.reference)),
  register: procedure
    .input(registerCohortInputSchema)
    .output(cohortSummarySchema)
    .mutation(({ ctx, input }) => registerCohort(ctx.study, input, ctx)),
});

export const casesRouter = router({
  list: procedure
    .input(z.object({ cohort_id: z.uuid() }))
    .output(z.array(caseSummarySchema))
    .query(({ ctx, input }) => listCases(ctx.study, input.cohort_id)),
});
