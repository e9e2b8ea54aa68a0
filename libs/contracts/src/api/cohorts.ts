import { z } from 'zod';
import { intensitySchema, referenceFactsSchema } from '../case-facts';
import { ERROR_CODES } from '../errors';
import { geometrySchema } from '../geometry';
import { idSchema, sha256Schema } from '../ids';
import { caseCheckSchema } from '../intake';
import { MANIFEST_FILES, manifestRowSchema } from '../manifest';
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
  /** Why there is this version, as who confirmed it said; empty where nobody did. */
  note: z.string().default(''),
});
export type CohortSummary = z.infer<typeof cohortSummarySchema>;

/** Takes a manifest that was checked, as a version of a cohort. */
export const registerCheckedInputSchema = z.object({
  check_id: rowIdSchema,
  name: z.string().trim().min(1).max(200),
});

/** A cohort's cases at one site. */
export const cohortSiteSchema = z.object({
  site: z.string(),
  cases: z.int(),
  patients: z.int(),
  /** Cases that will fail, for what registration found. */
  issues: z.int(),
  without_reference: z.int(),
});
export type CohortSite = z.infer<typeof cohortSiteSchema>;

/** A version as the list shows it. */
export const cohortOverviewSchema = cohortSummarySchema.extend({
  sites: z.array(cohortSiteSchema),
  runs: z.int(),
});
export type CohortOverview = z.infer<typeof cohortOverviewSchema>;

/** Five numbers of a measure over a site's cases; quantiles as R-7. */
export const fiveNumbersSchema = z.object({
  n: z.int(),
  min: z.number(),
  q1: z.number(),
  median: z.number(),
  q3: z.number(),
  max: z.number(),
});
export type FiveNumbers = z.infer<typeof fiveNumbersSchema>;

export const cohortMeasureSchema = fiveNumbersSchema.extend({
  site: z.string(),
  measure: z.string(),
});
export type CohortMeasure = z.infer<typeof cohortMeasureSchema>;

export const cohortCovariateSchema = z.object({
  name: z.string(),
  /** How many different values it has. */
  values_total: z.int(),
  /** The most frequent, at most 50. */
  values: z.array(z.object({ value: z.string(), cases: z.int() })),
});
export type CohortCovariate = z.infer<typeof cohortCovariateSchema>;

export const cohortDetailSchema = cohortSummarySchema.extend({
  sites: z.array(cohortSiteSchema),
  /** Of the same name, the newest first, itself among them. */
  versions: z.array(cohortSummarySchema),
  measures: z.array(cohortMeasureSchema),
  orientations: z.array(z.object({ site: z.string(), orientation: z.string(), cases: z.int() })),
  covariates: z.array(cohortCovariateSchema),
});
export type CohortDetail = z.infer<typeof cohortDetailSchema>;

export const listCohortCasesInputSchema = z.object({
  cohort_id: rowIdSchema,
  sites: z.array(z.string()).max(500).default([]),
  /** Part of a case or patient id. */
  text: z.string().max(200).default(''),
  covariates: z
    .array(z.object({ name: z.string().max(500), value: z.string().max(2000) }))
    .max(20)
    .default([]),
  issue: z.boolean().optional(),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(200).default(50),
});

export const cohortCaseSchema = z.object({
  case_id: idSchema,
  patient_id: idSchema,
  site: idSchema,
  position: z.int(),
  geometry: geometrySchema.nullable(),
  intensity: intensitySchema.nullable(),
  reference: referenceFactsSchema.nullable(),
  has_reference: z.boolean(),
  covariates: z.record(z.string(), z.string()),
  issue: z
    .object({
      code: z.enum(ERROR_CODES),
      file: z.enum(MANIFEST_FILES).nullable(),
      message: z.string(),
      meaning: z.string(),
    })
    .nullable(),
  /** Warnings of its intake with what was said to them; null of a case that came without intake. */
  checks: z.array(caseCheckSchema).nullable(),
});
export type CohortCase = z.infer<typeof cohortCaseSchema>;

export const cohortCasesPageSchema = z.object({
  rows: z.array(cohortCaseSchema),
  total: z.int(),
});

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
