import { z } from 'zod';
import { idSchema } from '../ids';
import { INTAKE_CODES } from '../intake-codes';
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

/** Why the intake of a version did not take a case. */
export const absenceSchema = z.object({
  /** Its errors; of a case that somebody left out, all that was found of it. */
  codes: z.array(z.enum(INTAKE_CODES)),
  /** What somebody said who left it out; null of a case that an error keeps out. */
  reason: z.string().nullable(),
});
export type Absence = z.infer<typeof absenceSchema>;

/** A case that is not the same in both. */
export const caseDiffSchema = z.object({
  case_id: idSchema,
  /** In the later version, where it is in both. */
  site: idSchema,
  /** answered: the same, but for its warnings and what was said to them. */
  change: z.enum(['added', 'removed', 'changed', 'answered']),
  /** image, reference, reference_2, patient_id, site, checks (its warnings and what was said to them), or a covariate as `covariate NAME`; empty where it was added or removed. */
  what: z.array(z.string()),
  /** Of a case that only one version has: why the intake of the other did not take it; null where that one's source had none of this id. */
  left_out: absenceSchema.nullable(),
});
export type CaseDiff = z.infer<typeof caseDiffSchema>;

export const cohortDiffSchema = z.object({
  added: z.int(),
  removed: z.int(),
  changed: z.int(),
  /** Of the same files and columns, with other warnings or answers. */
  answered: z.int(),
  same: z.int(),
  /** A page of the cases that differ: in the later version's order, those that were removed after them, and those with other answers alone last. */
  rows: z.array(caseDiffSchema),
  /** Every subset that either version has, by name. */
  subsets: z.array(subsetDiffSchema),
});
export type CohortDiff = z.infer<typeof cohortDiffSchema>;
