import {
  addSubsetInputSchema,
  caseSummarySchema,
  cohortCasesPageSchema,
  cohortDetailSchema,
  cohortDiffSchema,
  cohortOverviewSchema,
  cohortSubsetSchema,
  cohortSummarySchema,
  diffCohortsInputSchema,
  listCohortCasesInputSchema,
  manifestCheckSchema,
  readCheckSchema,
  registerCheckedInputSchema,
  registerCohortInputSchema,
  rowIdSchema,
  runSummarySchema,
  startCheckSchema,
} from '@atrium/contracts';
import {
  addSubset,
  diffCohorts,
  findCohort,
  listCases,
  listCohortCases,
  listRunsOfCohort,
  listSubsets,
  overviewCohorts,
  readCheck,
  registerChecked,
  registerCohort,
  showCohort,
  startCheck,
} from '@atrium/study';
import { z } from 'zod';
import { parsedOnce } from '../parsed-once';
import { procedure, router } from '../trpc';

const target = z.object({ id: rowIdSchema });

/** A manifest is checked where its files are, then taken. */
const checkRouter = router({
  start: procedure
    .input(startCheckSchema)
    .output(z.void())
    .mutation(({ ctx, input }) => startCheck(ctx.study, input, ctx.gateways)),
  read: procedure
    .input(readCheckSchema)
    .output(manifestCheckSchema)
    .query(({ ctx, input }) => readCheck(ctx.study, input, ctx.gateways)),
  register: procedure
    .input(registerCheckedInputSchema)
    .output(cohortSummarySchema)
    .mutation(({ ctx, input }) => registerChecked(ctx.study, input, ctx)),
});

export const cohortsRouter = router({
  list: procedure
    .input(z.void())
    .output(parsedOnce(z.array(cohortOverviewSchema)))
    .query(({ ctx }) => overviewCohorts(ctx.study, undefined)),
  /** By id, name (the newest version) or name@version. */
  find: procedure
    .input(z.object({ reference: z.string() }))
    .output(cohortSummarySchema)
    .query(({ ctx, input }) => findCohort(ctx.study, input.reference)),
  show: procedure
    .input(target)
    .output(parsedOnce(cohortDetailSchema))
    .query(({ ctx, input }) => showCohort(ctx.study, input.id)),
  /** A page of its cases. */
  cases: procedure
    .input(listCohortCasesInputSchema)
    .output(parsedOnce(cohortCasesPageSchema))
    .query(({ ctx, input }) => listCohortCases(ctx.study, input)),
  /** Its newest runs. */
  runs: procedure
    .input(target)
    .output(z.array(runSummarySchema))
    .query(({ ctx, input }) => listRunsOfCohort(ctx.study, input.id)),
  /** What of two versions is not the same. */
  diff: procedure
    .input(diffCohortsInputSchema)
    .output(cohortDiffSchema)
    .query(({ ctx, input }) => diffCohorts(ctx.study, input)),
  /** Its named subsets. */
  subsets: procedure
    .input(target)
    .output(z.array(cohortSubsetSchema))
    .query(({ ctx, input }) => listSubsets(ctx.study, input.id)),
  addSubset: procedure
    .input(addSubsetInputSchema)
    .output(cohortSubsetSchema)
    .mutation(({ ctx, input }) => addSubset(ctx.study, input)),
  check: checkRouter,
  /** With every row at once, its paths absolute: what the command line does. */
  register: procedure
    .input(registerCohortInputSchema)
    .output(cohortSummarySchema)
    .mutation(({ ctx, input }) => registerCohort(ctx.study, input, ctx)),
});

export const casesRouter = router({
  list: procedure
    .input(z.object({ cohort_id: rowIdSchema }))
    .output(z.array(caseSummarySchema))
    .query(({ ctx, input }) => listCases(ctx.study, input.cohort_id)),
});
