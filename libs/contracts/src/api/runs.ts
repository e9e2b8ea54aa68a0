import { z } from 'zod';
import { caseWarningSchema } from '../case-result';
import { runIdSchema, sha256Schema } from '../ids';
import { countsSchema, selectionSchema } from '../run';
import { casePhaseSchema } from '../site';
import { rowIdSchema, timeSchema } from './common';
import { protocolSummarySchema } from './protocols';

export const launchRunInputSchema = z.object({
  protocol_id: rowIdSchema,
  cohort_id: rowIdSchema,
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
    id: rowIdSchema,
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
  created_at: timeSchema,
  started_at: timeSchema.nullable(),
  ended_at: timeSchema.nullable(),
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
  last_seen_at: timeSchema.nullable(),
  work: workCountsSchema,
  /** Units of work that ended in the last ten minutes, as a rate; null while there is none. */
  per_hour: z.number().nullable(),
  /** At that rate; null where there is none, or nothing left. */
  seconds_left: z.number().nullable(),
});
export type RunSiteView = z.infer<typeof runSiteViewSchema>;

export const runningCaseSchema = z.object({
  case_id: z.string(),
  site: z.string(),
  model: z.string(),
  phase: casePhaseSchema.nullable(),
  slice: z.int().nullable(),
  slices: z.int().nullable(),
  /** From 1; a second try has a reason. */
  tries: z.int().nullable(),
  retry_reason: z.string().nullable(),
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
  /** Of the slowest site; null where that is not known. */
  seconds_left: z.number().nullable(),
  running: z.array(runningCaseSchema),
  failures: z.array(failureGroupSchema),
  warnings: z.array(caseWarningSchema.extend({ case_id: z.string() })),
  nsd_tolerance_mm: z.array(z.number()),
  /** The cohort's data sets as the manifest's `dataset` column names them. */
  datasets: z.array(z.string()),
});
export type RunDetail = z.infer<typeof runDetailSchema>;
