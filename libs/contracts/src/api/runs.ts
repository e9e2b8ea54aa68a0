import { z } from 'zod';
import { caseWarningSchema, softwareSchema } from '../case-result';
import { METRIC_CONVENTIONS } from '../constants';
import { runIdSchema, sha256Schema } from '../ids';
import { countsSchema, runModeSchema, selectionSchema } from '../run';
import { casePhaseSchema } from '../site';
import { rowIdSchema, timeSchema } from './common';
import { protocolSummarySchema } from './protocols';

export const launchRunInputSchema = z.object({
  /** Made by whoever asks: the same launch asked for twice is one run. */
  id: runIdSchema.optional(),
  protocol_id: rowIdSchema,
  cohort_id: rowIdSchema,
  selection: selectionSchema,
  rerun_of: runIdSchema.optional(),
  mode: runModeSchema.default('compute'),
});
export type LaunchRunInput = z.infer<typeof launchRunInputSchema>;

export const previewRunInputSchema = launchRunInputSchema.pick({
  protocol_id: true,
  cohort_id: true,
  selection: true,
});

/** What a site of a run to be has of a model: the hash that the run would be bound to, another, or none. */
export const previewModelSchema = z.object({
  id: z.string(),
  state: z.enum(['ready', 'differs', 'missing', 'refused']),
  sha256: z.string().nullable(),
  /** Why it is refused. */
  reason: z.string().nullable(),
});

export const previewSiteSchema = z.object({
  site: z.string(),
  cases: z.int(),
  /** Of them, cases that will fail for what registration found. */
  issues: z.int(),
  online: z.boolean(),
  last_seen_at: timeSchema.nullable(),
  provider: z.string().nullable(),
  free_disk_mb: z.number().nullable(),
  models: z.array(previewModelSchema),
});
export type PreviewSite = z.infer<typeof previewSiteSchema>;

/** A run before it starts: what it will do and cost, and why it cannot be launched as it is. */
export const runPreviewSchema = z.object({
  cases: z.int(),
  /** Cases that will fail for what registration found. */
  issues: z.int(),
  /** Cases of which nothing is known but their geometry: counted as no work. */
  without_facts: z.int(),
  /** Chosen case ids that the cohort does not have. */
  unknown_cases: z.array(z.string()),
  sites: z.array(previewSiteSchema),
  arms: z.int(),
  /** null where there is nothing to plan, or a model is unknown. */
  cost: z
    .object({
      rows: z.int(),
      prompts: z.number(),
      encoder_passes: z.number(),
      decodings: z.number(),
      /** Of the models, on two CPU threads. */
      minutes: z.number(),
      disk_mb: z.number(),
      /** Cases that the plan failed, beyond `issues`: a label that the protocol does not name. */
      unreadable: z.int(),
      /** How many cases were planned; fewer than the run's where they stand for all. */
      planned_cases: z.int(),
      strategies: z.array(
        z.object({
          strategy: z.string(),
          model: z.string(),
          arms: z.int(),
          prompts: z.number(),
          decodings: z.number(),
        }),
      ),
    })
    .nullable(),
  /** Why a launch would be refused now; empty where it would not. */
  refusals: z.array(z.string()),
});
export type RunPreview = z.infer<typeof runPreviewSchema>;

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
  /** Of the code that computed; null before the first result, and of runs from before it was kept. */
  evaluation_version: z.int().nullable(),
  /** Every one that computed a result of it; none before the first, and of runs from before it was kept. */
  software: z.array(softwareSchema).default([]),
  rerun_of: runIdSchema.nullable(),
  mode: runModeSchema,
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
  /** What was asked of the run and has not taken hold yet. */
  asked: z.enum(['pause', 'resume', 'cancel']).nullable(),
  cases: z.int(),
  /** Units of work, one per (case, model), and those of them whose result an earlier run computed. */
  units: z.int(),
  reused: z.int(),
  counts: countsSchema,
  expected_rows: z.int(),
  partial: z.boolean(),
  site_views: z.array(runSiteViewSchema),
  /** Of the slowest site; null where that is not known. */
  seconds_left: z.number().nullable(),
  running: z.array(runningCaseSchema),
  failures: z.array(failureGroupSchema),
  warnings: z.array(caseWarningSchema.extend({ case_id: z.string() })),
  /** Of its surface metrics. */
  metric_convention: z.enum(METRIC_CONVENTIONS),
  nsd_tolerance_mm: z.array(z.number()),
  /** The cohort's data sets as the manifest's `dataset` column names them. */
  datasets: z.array(z.string()),
});
export type RunDetail = z.infer<typeof runDetailSchema>;
