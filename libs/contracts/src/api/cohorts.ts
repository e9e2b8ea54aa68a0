import { z } from 'zod';
import { geometrySchema } from '../geometry';
import { idSchema, sha256Schema } from '../ids';
import { manifestRowSchema } from '../manifest';
import { rowIdSchema, timeSchema } from './common';

/** Body of cohorts.register: paths are absolute on the site's machine, passed on, neither stored nor logged. */
export const registerCohortInputSchema = z.object({
  name: z.string().min(1).max(200),
  rows: z.array(manifestRowSchema).min(1),
  /** Of the manifest's rows as they were written. */
  manifest_sha256: sha256Schema,
});
export type RegisterCohortInput = z.infer<typeof registerCohortInputSchema>;

export const cohortSummarySchema = z.object({
  id: rowIdSchema,
  name: z.string(),
  version: z.int(),
  sha256: sha256Schema,
  manifest_sha256: sha256Schema,
  cases: z.int(),
  created_at: timeSchema,
});
export type CohortSummary = z.infer<typeof cohortSummarySchema>;

export const caseSummarySchema = z.object({
  case_id: idSchema,
  patient_id: idSchema,
  site: idSchema,
  position: z.int(),
  geometry: geometrySchema.nullable(),
  covariates: z.record(z.string(), z.string()),
  issue: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type CaseSummary = z.infer<typeof caseSummarySchema>;
