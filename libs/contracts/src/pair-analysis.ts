import { z } from 'zod';
import { intervalSchema, rankedSchema } from './endpoint-summary';

/*
 * Two arms of a run compared case by case: exploratory, whatever a protocol declares. Differences are arm less against, in the
 * endpoint's unit and never turned: of distances a negative one is the better one.
 */

const difference = {
  n: z.int(),
  p: z.number(),
  /** Hodges-Lehmann; over sites stratified. None where one arm's undefined distances make it infinite. */
  estimate: rankedSchema.nullable(),
  interval: intervalSchema.nullable(),
};

/** In what arms are not like for like. */
export const apartSchema = z.array(z.enum(['source', 'zRange']));
export type Apart = z.infer<typeof apartSchema>;

const mean = z.object({ estimate: z.number(), interval: intervalSchema });

/** 'Sites like these': random effects over the sites' mean differences, as far as so many sites allow. */
export const metaAnalysisSchema = z.object({
  /** Sites that have a mean difference with a variance. */
  sites: z.int(),
  /** Sites of equal differences, or of one patient: they have no weight, and without them it would be of other sites. */
  unweighted: z.array(z.string()).default([]),
  /** From three sites on. */
  mean: mean.extend({ p: z.number() }).nullable(),
  /** From four on: the mean without each. */
  leave_one_out: z.array(mean.extend({ without: z.string() })),
  /** From five on. */
  heterogeneity: z
    .object({
      tau2: z.number(),
      tau2_interval: intervalSchema,
      i2: z.number(),
      i2_interval: intervalSchema,
      p: z.number(),
    })
    .nullable(),
  /** From ten on: where the true difference of one more site like these lies. */
  prediction: intervalSchema.nullable(),
});

/** Bland and Altman: `bias` and the limits that hold 95 % of the differences, were they normal. */
export const agreementSchema = z.object({
  n: z.int(),
  bias: z.number(),
  sd: z.number(),
  lower: z.number(),
  upper: z.number(),
  bias_interval: intervalSchema,
  lower_interval: intervalSchema,
  upper_interval: intervalSchema,
});

export const pairAnswerSchema = z.object({
  ...difference,
  sites: z.array(
    z.object({
      site: z.string(),
      ...difference,
      /** The site's mean difference, by its t interval; what the meta-analysis is of. */
      mean: mean.extend({ interval: intervalSchema.nullable() }).nullable(),
    }),
  ),
  meta: metaAnalysisSchema,
  agreement: agreementSchema.nullable(),
});
export type PairAnswer = z.infer<typeof pairAnswerSchema>;

/** Values of an arm, ascending; of more than 500 as many quantiles of equal steps, both ends included. */
export const ecdfSchema = z.object({
  arm: z.string(),
  n: z.int(),
  values: z.array(rankedSchema),
});

export const pairAnalysisSchema = z.object({
  arm: z.string(),
  against: z.string(),
  endpoint: z.string(),
  apart: apartSchema,
  is_incomplete: z.boolean(),
  /** Cases completed in both arms, and those that fell out: completed in one alone, or in neither. */
  pairs: z.object({
    both: z.int(),
    only_arm: z.int(),
    only_against: z.int(),
    neither: z.int().default(0),
  }),
  all_cases: pairAnswerSchema,
  completed_only: pairAnswerSchema,
  /** Of completed cases, both arms. */
  ecdf: z.array(ecdfSchema),
  /** Completed pairs as (mean of both, difference, the case's place in the run); evenly thinned above 5,000. */
  points: z.array(z.tuple([z.number(), z.number(), z.int()])),
});
export type PairAnalysis = z.infer<typeof pairAnalysisSchema>;
