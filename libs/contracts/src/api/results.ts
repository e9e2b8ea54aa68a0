import { z } from 'zod';
import { armStatusSchema } from '../case-result';
import { armSchema } from '../arm';
import { METRIC_PATTERN, SORT_COLUMNS } from '../constants';
import { runIdSchema } from '../ids';
import { resultsRowSchema } from '../results-row';
import { measuredSchema } from './common';

export const metricSchema = z.string().regex(METRIC_PATTERN);
export type Metric = z.infer<typeof metricSchema>;

const names = z.array(z.string().max(200)).max(1000).default([]);

/** Which rows of a run are looked at; an empty list means all. */
export const resultFilterSchema = z.object({
  sites: names,
  strategies: names,
  arms: names,
  statuses: z.array(armStatusSchema).default([]),
  codes: names,
  /** Values of the manifest's further columns; '' is a case without the column. */
  covariates: z.record(z.string(), z.array(z.string().max(2000)).max(1000).default([])).default({}),
  /** Part of a case's or patient's id. */
  text: z.string().max(200).default(''),
});
export type ResultFilter = z.output<typeof resultFilterSchema>;
export type ResultFilterInput = z.input<typeof resultFilterSchema>;

/** Five numbers of a box plot; quantiles as R-7, whiskers at the furthest value within 1.5 IQR. Null is undefined. */
export const boxPlotSchema = z.object({
  n: z.int(),
  q1: measuredSchema,
  median: measuredSchema,
  q3: measuredSchema,
  low: measuredSchema,
  high: measuredSchema,
  mean: measuredSchema,
});
export type BoxPlot = z.infer<typeof boxPlotSchema>;

/** One metric of one arm at one site (and of one value of the covariate that the rows are split by). */
export const summaryRowSchema = z.object({
  site: z.string(),
  split: z.string().nullable(),
  strategy: z.string(),
  arm: z.string(),
  prompt_source: z.enum(['reference', 'automatic', 'none']),
  z_range: z.enum(['full', 'reference']),
  completed: z.int(),
  failed: z.int(),
  excluded: z.int(),
  /** Of the completed ones: no reference, hence no value. */
  without_reference: z.int(),
  /** Of the completed ones: the metric is undefined (a distance to an empty prediction); ranked worst. */
  undefined: z.int(),
  min: measuredSchema,
  max: measuredSchema,
  sd: measuredSchema,
  /** 'Completed only'. */
  box: boxPlotSchema,
  /** 'All cases': a failure of the method counts as the worst value. */
  all: boxPlotSchema,
  /** Means over the completed rows. */
  prompts: measuredSchema,
  model_seconds: measuredSchema,
});
export type SummaryRow = z.infer<typeof summaryRowSchema>;

/** Points of a chart: pairs of (value, case number), at most the limit in all, evenly thinned by rank above it. */
export const pointsSchema = z.object({
  total: z.int(),
  shown: z.int(),
  groups: z.array(
    z.object({
      site: z.string(),
      split: z.string().nullable(),
      arm: z.string(),
      values: z.array(z.number()),
      /** 0-based rows of the manifest. */
      cases: z.array(z.int()),
    }),
  ),
});
export type Points = z.infer<typeof pointsSchema>;

/** What a run's rows can be filtered and split by. */
export const facetsSchema = z.object({
  sites: z.array(z.string()),
  arms: z.array(armSchema),
  covariates: z.array(
    z.object({
      name: z.string(),
      /** The most frequent, at most 50, in the order of `sortedValues`. */
      values: z.array(z.string()),
      /** How many different ones there are. */
      values_total: z.int(),
    }),
  ),
  nsd_tolerance_mm: z.array(z.number()),
});
export type Facets = z.infer<typeof facetsSchema>;

/** Values of a covariate that hold a text, the most frequent first. */
export const covariateValuesInputSchema = z.object({
  run_id: runIdSchema,
  name: z.string().max(500),
  text: z.string().max(200),
});
export const covariateValuesSchema = z.object({
  /** At most 50, the most frequent first. */
  values: z.array(z.object({ value: z.string(), cases: z.int() })),
  /** How many hold the text. */
  total: z.int(),
});
export type CovariateValues = z.infer<typeof covariateValuesSchema>;

export const resultSortSchema = z.object({
  column: z.enum(SORT_COLUMNS).or(metricSchema),
  descending: z.boolean().default(false),
});
export type ResultSort = z.infer<typeof resultSortSchema>;

export const resultsPageSchema = z.object({ rows: z.array(resultsRowSchema), total: z.int() });

/** A page of rows with their covariates, in a chosen order. */
export const foundRowsSchema = z.object({
  rows: z.array(resultsRowSchema.extend({ covariates: z.record(z.string(), z.string()) })),
  total: z.int(),
});
export type FoundRow = z.infer<typeof foundRowsSchema>['rows'][number];

/** One row of slices.csv. */
export const sliceRowSchema = z.object({
  run_id: z.string(),
  case_id: z.string(),
  arm: z.string(),
  slice: z.int(),
  reference_pixels: z.int().nullable(),
  predicted_pixels: z.int(),
  dice: measuredSchema,
  prompted: z.boolean(),
  object_score: measuredSchema,
  predicted_iou: measuredSchema,
  distance_mm: measuredSchema,
  box: z.array(z.number()),
});
export type SliceRow = z.infer<typeof sliceRowSchema>;

/** What makes arms like for like. */
export const promptingSchema = z.object({
  source: z.enum(['reference', 'automatic', 'none']),
  zRange: z.enum(['full', 'reference']),
});

/** Two runs on the cases that they share: the same id, the same image and reference. */
export const comparisonRowSchema = z.object({
  site: z.string(),
  arm: z.string(),
  /** Cases of the arm with a value in A, in B, and paired in both. */
  n_a: z.int(),
  n_b: z.int(),
  n_paired: z.int(),
  median_a: measuredSchema,
  median_b: measuredSchema,
  /** Of the paired differences B - A. */
  median_difference: measuredSchema,
  q1_difference: measuredSchema,
  q3_difference: measuredSchema,
  better: z.int(),
  worse: z.int(),
  /** What the arm is in A and in B; null where the run's protocol has no such arm. */
  prompting_a: promptingSchema.nullable(),
  prompting_b: promptingSchema.nullable(),
});
export type ComparisonRow = z.infer<typeof comparisonRowSchema>;
