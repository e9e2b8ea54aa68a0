import { z } from 'zod';
import { caseWarningSchema } from './case-result';
import { geometrySchema } from './geometry';
import { idSchema, runIdSchema, sha256Schema } from './ids';
import { manifestRowSchema } from './manifest';
import { modelSummarySchema } from './bundle';
import { resultsRowSchema } from './results-row';
import { countsSchema, selectionSchema } from './run';
import { casePhaseSchema } from './site';

/* What the API takes and gives. Times are ISO 8601 in UTC. */

const time = z.iso.datetime();
const uuid = z.uuid();

/** Body of cohorts.register: paths are absolute on the site's machine, passed on, neither stored nor logged. */
export const registerCohortInputSchema = z.object({
  name: z.string().min(1).max(200),
  rows: z.array(manifestRowSchema).min(1),
  /** Of the manifest's rows as they were written. */
  manifest_sha256: sha256Schema,
});
export type RegisterCohortInput = z.infer<typeof registerCohortInputSchema>;

export const cohortSummarySchema = z.object({
  id: uuid,
  name: z.string(),
  version: z.int(),
  sha256: sha256Schema,
  manifest_sha256: sha256Schema,
  cases: z.int(),
  created_at: time,
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

export const protocolSummarySchema = z.object({
  id: uuid,
  name: z.string(),
  version: z.int(),
  sha256: sha256Schema,
  created_at: time,
});
export type ProtocolSummary = z.infer<typeof protocolSummarySchema>;

export const textIssueSchema = z.object({
  file: z.string(),
  line: z.int(),
  column: z.int(),
  message: z.string(),
});

export const saveProtocolInputSchema = z.object({
  source: z.string().max(2_000_000),
  file: z.string(),
});

/** Either the saved version, or every problem of the text. */
export const saveProtocolOutputSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), protocol: protocolSummarySchema }),
  z.object({ ok: z.literal(false), issues: z.array(textIssueSchema) }),
]);

export const launchRunInputSchema = z.object({
  protocol_id: uuid,
  cohort_id: uuid,
  selection: selectionSchema,
  rerun_of: runIdSchema.optional(),
});
export type LaunchRunInput = z.infer<typeof launchRunInputSchema>;

export const viewStateSchema = z.enum(['requested', 'running', 'paused', 'cancelled', 'finished']);

export const runSummarySchema = z.object({
  id: runIdSchema,
  state: viewStateSchema,
  attempt: z.int(),
  version: z.int(),
  protocol: protocolSummarySchema,
  cohort: z.object({
    id: uuid,
    name: z.string(),
    version: z.int(),
    sha256: sha256Schema,
    manifest_sha256: sha256Schema,
  }),
  selection: selectionSchema,
  models: z.array(
    z.object({ id: z.string(), version: z.string(), title: z.string(), sha256: sha256Schema }),
  ),
  sites: z.array(z.string()),
  provider: z.string().nullable(),
  rerun_of: runIdSchema.nullable(),
  created_at: time,
  started_at: time.nullable(),
  ended_at: time.nullable(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

/** Units of work, one per (case, model), by state. */
export const workCountsSchema = z.object({
  pending: z.int(),
  running: z.int(),
  completed: z.int(),
  failed: z.int(),
  excluded: z.int(),
});
export type WorkCounts = z.infer<typeof workCountsSchema>;

export const runSiteViewSchema = z.object({
  site: z.string(),
  state: z.enum(['waiting', 'running', 'paused', 'cancelled', 'finished']),
  /** Whether its worker was heard of in the last 15 s. */
  online: z.boolean(),
  last_seen_at: time.nullable(),
  work: workCountsSchema,
});
export type RunSiteView = z.infer<typeof runSiteViewSchema>;

export const runningCaseSchema = z.object({
  case_id: z.string(),
  site: z.string(),
  model: z.string(),
  phase: casePhaseSchema.nullable(),
  slice: z.int().nullable(),
  slices: z.int().nullable(),
});
export type RunningCase = z.infer<typeof runningCaseSchema>;

export const failureGroupSchema = z.object({
  site: z.string(),
  code: z.string(),
  status: z.enum(['failed', 'excluded']),
  class: z.enum(['input', 'method', 'infrastructure']),
  /** What the code means and what to do. */
  meaning: z.string(),
  rows: z.int(),
  cases: z.int(),
  example_case: z.string(),
  example: z.string(),
});
export type FailureGroup = z.infer<typeof failureGroupSchema>;

export const runDetailSchema = runSummarySchema.extend({
  cases: z.int(),
  counts: countsSchema,
  expected_rows: z.int(),
  partial: z.boolean(),
  site_views: z.array(runSiteViewSchema),
  running: z.array(runningCaseSchema),
  failures: z.array(failureGroupSchema),
  warnings: z.array(caseWarningSchema.extend({ case_id: z.string() })),
  nsd_tolerance_mm: z.array(z.number()),
  /** The cohort's data sets as the manifest's `dataset` column names them. */
  datasets: z.array(z.string()),
});
export type RunDetail = z.infer<typeof runDetailSchema>;

const measured = z.number().nullable();

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
  median: measured,
  q1: measured,
  q3: measured,
  min: measured,
  max: measured,
  mean: measured,
  /** 'All cases': a failure of the method counts as 0. */
  n_all: z.int(),
  median_all: measured,
  mean_all: measured,
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
  dice: measured,
  prompted: z.boolean(),
  object_score: measured,
  predicted_iou: measured,
  distance_mm: measured,
  box: z.array(z.number()),
});
export type SliceRow = z.infer<typeof sliceRowSchema>;

export const siteViewSchema = z.object({
  site: z.string(),
  online: z.boolean(),
  last_seen_at: time.nullable(),
  provider: z.string().nullable(),
  worker_version: z.string().nullable(),
  models: z.array(modelSummarySchema),
  refused: z.array(z.object({ id: z.string(), message: z.string() })),
});
export type SiteView = z.infer<typeof siteViewSchema>;

export const auditEventSchema = z.object({
  id: z.string(),
  at: time,
  actor: z.string(),
  role: z.string(),
  verb: z.string(),
  site: z.string().nullable(),
  subject: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type AuditEventView = z.infer<typeof auditEventSchema>;
