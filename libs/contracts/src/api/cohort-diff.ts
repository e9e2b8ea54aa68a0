import { z } from 'zod';
import { idSchema } from '../ids';
import { subsetDiffSchema } from './cohort-subsets';
import { rowIdSchema } from './common';

/** Two versions of cohorts, by case id. */
export const diffCohortsInputSchema = z.object({
  from: rowIdSchema,
  to: rowIdSchema,
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(200).default(50),
});
export type DiffCohortsInput = z.input<typeof diffCohortsInputSchema>;

/** A case that is not the same in both. */
export const caseDiffSchema = z.object({
  case_id: idSchema,
  /** In the later version, where it is in both. */
  site: idSchema,
  change: z.enum(['added', 'removed', 'changed']),
  /** image, reference, reference_2, patient_id, site, or a covariate as `covariate NAME`; empty where it was added or removed. */
  what: z.array(z.string()),
});
export type CaseDiff = z.infer<typeof caseDiffSchema>;

export const cohortDiffSchema = z.object({
  added: z.int(),
  removed: z.int(),
  changed: z.int(),
  same: z.int(),
  /** A page of the cases that differ: in the later version's order, those that were removed last. */
  rows: z.array(caseDiffSchema),
  /** Every subset that either version has, by name. */
  subsets: z.array(subsetDiffSchema),
});
export type CohortDiff = z.infer<typeof cohortDiffSchema>;
