import { z } from 'zod';
import { acceptanceSchema, comparisonSchema, robustRangeSchema } from './analysis';
import { endpointSummarySchema, intervalSchema, rankedSchema } from './endpoint-summary';
import { groupsAnalysisSchema } from './groups-analysis';
import { idSchema } from './ids';
import { apartSchema, pairAnalysisSchema } from './pair-analysis';

/*
 * What statistics say of a finished run: computed once, centrally, by libs/study from libs/statistics. Undefined numbers are null.
 */

export const armAtSiteSchema = z.object({
  arm: z.string(),
  /** null: over all sites, described and not tested. */
  site: z.string().nullable(),
  completed: z.int(),
  excluded: z.int(),
  failed: z.object({ input: z.int(), method: z.int(), infrastructure: z.int() }),
  /** Share of failures of the method among what it completed or failed (Clopper and Pearson); null of nothing. */
  method_failed: z
    .object({ of: z.int(), share: z.number(), interval: intervalSchema })
    .nullable()
    .default(null),
  all_cases: endpointSummarySchema.nullable(),
  completed_only: endpointSummarySchema.nullable(),
  /** Over all sites: the plain mean of the sites' means, of these sites alone, every site weighing the same; all cases. */
  site_mean: z
    .object({ sites: z.int(), estimate: z.number(), interval: intervalSchema.nullable() })
    .nullable(),
});
export type ArmAtSite = z.infer<typeof armAtSiteSchema>;

/** no claim: a model of the arm was trained on a data set that the cohort is of. */
export const verdictSchema = z.enum([
  'shown',
  'not shown',
  'not decidable',
  'incomplete',
  'no claim',
]);

/** Cases (scans) of a comparison in one population: that have a value in both arms, in one alone, and in neither. */
export const pairCountsSchema = z.object({ both: z.int(), one: z.int(), neither: z.int() });
export type PairCounts = z.infer<typeof pairCountsSchema>;

const answerSchema = z.object({
  pairs: pairCountsSchema,
  /** Whose differences the test ranks, one each: the mean over a patient's pairs. */
  patients: z.int(),
  p: z.number(),
  adjusted_p: z
    .number()
    .nullable()
    .describe('Null where the test was not shown to hold its alpha at so many pairs and sites.'),
  /** The least p that so many pairs can give, not adjusted: all differences on one side. */
  smallest_p: z.number(),
  estimate: rankedSchema.nullable(),
  interval: intervalSchema.nullable(),
  sites: z.array(
    z.object({
      site: z.string(),
      /** Patients. */
      n: z.int(),
      p: z.number(),
      estimate: rankedSchema.nullable(),
      interval: intervalSchema.nullable(),
    }),
  ),
});

export const declaredAnswerSchema = z.object({
  comparison: comparisonSchema,
  /** In what its arms are not like for like. */
  apart: apartSchema,
  verdict: verdictSchema,
  /** Differences other than 0 that are needed where it is not decidable. */
  needed: z.int().nullable(),
  /** Sites that have pairs in all cases, and none among the completed. */
  lost_sites: z.array(z.string()).default([]),
  /** Cases in which the method failed, of arm and against. */
  failed: z.object({ arm: z.int(), against: z.int() }),
  all_cases: answerSchema,
  completed_only: answerSchema,
});
export type DeclaredAnswerOfRun = z.infer<typeof declaredAnswerSchema>;

export const acceptanceAnswerSchema = z.object({
  acceptance: acceptanceSchema,
  sites: z.array(
    z.object({
      site: z.string().nullable(),
      verdict: z.enum(['met', 'missed', 'not decidable', 'incomplete', 'no claim']),
      /** The bound of the estimator's interval that decides, of the population that is worse off. */
      bound: rankedSchema.nullable(),
    }),
  ),
});
export type AcceptanceAnswer = z.infer<typeof acceptanceAnswerSchema>;

export const SWEEP_AXES = ['margin', 'scale', 'x', 'y'] as const;

/** An optimum of a sweep along one axis through its nominal point at one site, by a unimodal fit of the means. */
export const optimumSchema = z.object({
  axis: z.enum(SWEEP_AXES),
  site: z.string(),
  /** Cases that have a value at every point. */
  n: z.int(),
  /** Along the axis, by the first arm of each point. */
  arms: z.array(z.string()),
  /** Of all cases, in the endpoint's unit. */
  means: z.array(z.number()),
  /** The nearest values that rise to one optimum and fall from there (of distances the other way round). */
  fitted: z.array(z.number()),
  /** The arm of the optimum. */
  best: z.string(),
});
export type SweepOptimum = z.infer<typeof optimumSchema>;

/** A declared sweep: which of its points may be taken for the nominal one. */
export const robustRangeAnswerSchema = z.object({
  asked: robustRangeSchema,
  /** The point of the nominal arm, by its first arm. */
  nominal: z.string(),
  /** Why no range is named: the run is incomplete, or a model of an arm was trained on a data set of the cohort. */
  silent: z.enum(['incomplete', 'no claim']).nullable().default(null),
  /** Points that hang together with it and lose less than was declared at every site, by their first arm; itself among them. */
  range: z.array(z.string()),
  optima: z.array(optimumSchema).default([]),
  points: z.array(
    z.object({
      arm: z.string(),
      /** Its index on the axes margin, scale, x and y. */
      place: z.array(z.int()),
      sites: z.array(
        z.object({
          site: z.string(),
          /** Cases that have a value at every point. */
          n: z.int(),
          /** Mean difference to the nominal point, all cases, turned so that more is better. */
          difference: z.number().nullable(),
          /** Simultaneous lower bound of 95 %, of the population that is worse off; null where nothing can be said. */
          lower: z.number().nullable(),
        }),
      ),
    }),
  ),
});
export type RobustRangeAnswer = z.infer<typeof robustRangeAnswerSchema>;

/** The declared arms, ranked case by case; 1 is the best. */
export const armRankingSchema = z.object({
  /** In what not all of them are alike. */
  apart: apartSchema.default([]),
  /** Cases that have all of them. */
  cases: z.int(),
  /** Whose they are, each ranked once: the mean over a patient's cases. */
  patients: z.int(),
  /** Friedman's. */
  statistic: z.number(),
  df: z.int(),
  p: z.number(),
  arms: z.array(
    z.object({
      arm: z.string(),
      mean_rank: z.number(),
      /** Nemenyi's, against every other arm. */
      p: z.record(z.string(), z.number()),
      /** The rank by the mean over resampled patients; null where an arm has no mean. */
      stability: z
        .object({ rank: z.number(), low: z.number(), high: z.number(), first: z.number() })
        .nullable(),
    }),
  ),
});
export type ArmRanking = z.infer<typeof armRankingSchema>;

/**
 * A second reader held against the reference, and every arm against the second reader in the same cases: what agreement between
 * people leaves to be reached. Of all cases.
 */
export const secondReaderSchema = z.object({
  /** Each site, then over all where there are several. */
  sites: z.array(z.object({ site: z.string().nullable(), summary: endpointSummarySchema })),
  /** Arm less second reader, in the endpoint's unit; over all sites (null) stratified. */
  differences: z.array(
    z.object({
      arm: z.string(),
      site: z.string().nullable(),
      n: z.int(),
      estimate: rankedSchema.nullable(),
      interval: intervalSchema.nullable(),
    }),
  ),
});
export type SecondReaderAnswer = z.infer<typeof secondReaderSchema>;

/** Intervals of the medians of a metric that is not the endpoint: described, and not tested. */
export const furtherMetricSchema = z.object({
  metric: z.string(),
  arms: z.array(
    z.object({
      arm: z.string(),
      /** null: over all sites. */
      site: z.string().nullable(),
      all_cases: intervalSchema.nullable(),
      completed_only: intervalSchema.nullable(),
    }),
  ),
});
export type FurtherMetric = z.infer<typeof furtherMetricSchema>;

export const runAnalysisSchema = z.object({
  endpoint: z.string(),
  estimator: z.enum(['median', 'mean']),
  /** Rows failed by the machine: no declared verdict is given until they are retried. */
  is_incomplete: z.boolean(),
  /** What was left out of every claim: the subset, where the protocol names one, and how many of the run's cases; null where none is declared. */
  pilot: z.object({ subset: idSchema.nullable(), cases: z.int() }).nullable().default(null),
  /** Models that were trained on a data set of the cohort: their arms carry no claim. */
  trained_on: z.array(
    z.object({ arm: z.string(), models: z.array(z.string()), datasets: z.array(z.string()) }),
  ),
  /** Cases of claims of which the manifest does not name the data set: whether a model was trained on them is not known. */
  without_dataset: z.int().default(0),
  arms: z.array(armAtSiteSchema),
  /** Of the metrics whose worst value is known. */
  further: z.array(furtherMetricSchema).default([]),
  declared: z.array(declaredAnswerSchema),
  acceptance: z.array(acceptanceAnswerSchema),
  robust_ranges: z.array(robustRangeAnswerSchema),
  /** null of fewer than three declared arms. */
  ranking: armRankingSchema.nullable(),
  /** null where no case has a second reader. */
  second_reader: secondReaderSchema.nullable().default(null),
  /** Every two arms of a declared comparison, once, case by case: exploratory. */
  pairs: z.array(pairAnalysisSchema).default([]),
  /** The same over the groups of each covariate. */
  groups: z.array(groupsAnalysisSchema).default([]),
});
export type RunAnalysis = z.infer<typeof runAnalysisSchema>;
