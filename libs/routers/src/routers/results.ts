import {
  comparisonRowSchema,
  covariateValuesInputSchema,
  covariateValuesSchema,
  driftSummarySchema,
  facetsSchema,
  foundRowsSchema,
  pointsSchema,
  resultsPageSchema,
  runIdSchema,
  scoreCostsSchema,
  sliceRowSchema,
  summaryRowSchema,
  unitHashesSchema,
  verificationSchema,
} from '@atrium/contracts';
import {
  compareRuns,
  costOfScores,
  driftQuerySchema,
  listFacets,
  listPoints,
  listResults,
  listSlices,
  listUnitHashes,
  rowSearchSchema,
  scoreCostsQuerySchema,
  searchCovariateValues,
  searchResults,
  showVerification,
  summariseDrift,
  summariseResults,
  summaryQuerySchema,
} from '@atrium/study';
import { z } from 'zod';
import { parsedOnce } from '../parsed-once';
import { procedure, router } from '../trpc';

const run = z.object({ run_id: runIdSchema });

const window = z.object({
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(1000).default(100),
});

const page = run.extend(window.shape);

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
  /** Rows as a table shows them: filtered, in any order, with covariates. */
  search: procedure
    .input(rowSearchSchema.extend(window.shape))
    .output(parsedOnce(foundRowsSchema))
    .query(({ ctx, input }) => searchResults(ctx.study, input)),
  /** What rows can be filtered and split by. */
  facets: procedure
    .input(run)
    .output(parsedOnce(facetsSchema))
    .query(({ ctx, input }) => listFacets(ctx.study, input.run_id)),
  /** Values of a covariate beyond the most frequent ones. */
  covariateValues: procedure
    .input(covariateValuesInputSchema)
    .output(parsedOnce(covariateValuesSchema))
    .query(({ ctx, input }) => searchCovariateValues(ctx.study, input)),
  summary: procedure
    .input(summaryQuerySchema)
    .output(parsedOnce(z.array(summaryRowSchema)))
    .query(({ ctx, input }) => summariseResults(ctx.study, input)),
  points: procedure
    .input(summaryQuerySchema)
    .output(parsedOnce(pointsSchema))
    .query(({ ctx, input }) => listPoints(ctx.study, input)),
  /** Dice against distance from the key slice. */
  drift: procedure
    .input(driftQuerySchema)
    .output(parsedOnce(driftSummarySchema))
    .query(({ ctx, input }) => summariseDrift(ctx.study, input)),
  /** What a threshold on the object score would have cost. */
  scoreCosts: procedure
    .input(scoreCostsQuerySchema)
    .output(parsedOnce(scoreCostsSchema))
    .query(({ ctx, input }) => costOfScores(ctx.study, input)),
  /** Hashes of a run's files and results, a unit of work each, in manifest order. */
  hashes: procedure
    .input(page)
    .output(z.object({ units: z.array(unitHashesSchema), total: z.int() }))
    .query(({ ctx, input }) => listUnitHashes(ctx.study, toPage(input))),
  /** A verification that has ended, held against the run that it verifies. */
  verification: procedure
    .input(run)
    .output(verificationSchema)
    .query(({ ctx, input }) => showVerification(ctx.study, input.run_id)),
  compare: procedure
    .input(z.object({ a: runIdSchema, b: runIdSchema }))
    .output(parsedOnce(z.array(comparisonRowSchema)))
    .query(({ ctx, input }) => compareRuns(ctx.study, input)),
});
