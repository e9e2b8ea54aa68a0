import { z } from 'zod';
import { resultsRowSchema } from '../results-row';
import { measuredSchema } from './common';

/** Dice of one arm at one site; quantiles as R-7. */
export const diceSummarySchema = z.object({
  site: z.string(),
  strategy: z.string(),
  arm: z.string(),
  prompt_source: z.enum(['reference', 'automatic', 'none']),
  z_range: z.enum(['full', 'reference']),
  completed: z.int(),
  failed: z.int(),
  excluded: z.int(),
  /** Completed rows without a Dice, for want of a reference. */
  without_reference: z.int(),
  median: measuredSchema,
  q1: measuredSchema,
  q3: measuredSchema,
  min: measuredSchema,
  max: measuredSchema,
  mean: measuredSchema,
  /** 'All cases': a failure of the method counts as 0. */
  n_all: z.int(),
  median_all: measuredSchema,
  mean_all: measuredSchema,
});
export type DiceSummaryRow = z.infer<typeof diceSummarySchema>;

export const dicePointSchema = z.object({
  site: z.string(),
  arm: z.string(),
  case_id: z.string(),
  dice: z.number(),
});
export type DicePoint = z.infer<typeof dicePointSchema>;

export const resultsPageSchema = z.object({ rows: z.array(resultsRowSchema), total: z.int() });

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
