import { z } from 'zod';
import { endpointSummarySchema, intervalSchema, rankedSchema } from './endpoint-summary';
import { apartSchema } from './pair-analysis';

/*
 * An arm, or the difference of two, over the groups that a covariate makes: exploratory, and of all cases.
 */

const testSchema = z.object({ statistic: z.number(), df: z.int(), p: z.number() });

/** alike: no site has patients of two groups with values that differ; not offered: the test was not shown to keep its alpha. */
const untestedSchema = z.enum(['alike', 'not offered']);
export type Untested = z.infer<typeof untestedSchema>;

export const groupsAnalysisSchema = z.object({
  arm: z.string(),
  /** What the arm is compared with; null: the arm alone. */
  against: z.string().nullable(),
  endpoint: z.string(),
  apart: apartSchema.default([]),
  covariate: z.string(),
  /** values: a group each; quartiles: of numbers that are too many; frequent: the rest together as the last. */
  made_of: z.enum(['values', 'quartiles', 'frequent']),
  /** Cases that have no value: in no group. */
  without: z.int(),
  groups: z.array(
    z.object({
      label: z.string(),
      /** Sites that have a case of it. */
      sites: z.int(),
      arm: endpointSummarySchema.nullable(),
      against: endpointSummarySchema.nullable(),
      /** Arm less against, stratified by site. */
      difference: z
        .object({
          n: z.int(),
          estimate: rankedSchema.nullable(),
          interval: intervalSchema.nullable(),
        })
        .nullable(),
    }),
  ),
  /** Whether the arm's values differ between groups, within sites; null where no site tells groups apart. */
  test: testSchema.nullable(),
  /** Whether the difference of the arms does: the interaction. */
  interaction: testSchema.nullable(),
  /** Why each is not given; null where it is, or where nothing was to be tested. */
  untested: z
    .object({ test: untestedSchema.nullable(), interaction: untestedSchema.nullable() })
    .default({ test: null, interaction: null }),
});
export type GroupsAnalysis = z.infer<typeof groupsAnalysisSchema>;
