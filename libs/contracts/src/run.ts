import { z } from 'zod';
import { caseWarningSchema } from './case-result';
import { idSchema, runIdSchema, sha256Schema } from './ids';

export const RUN_SCHEMA = 'atrium/run@1';

/** State of a run as results and run.json show it. */
export const runStateSchema = z.enum(['running', 'paused', 'cancelled', 'finished']);
export type RunState = z.infer<typeof runStateSchema>;

export const runCommandKindSchema = z.enum(['start', 'pause', 'resume', 'cancel', 'retry-failed']);
export type RunCommandKind = z.infer<typeof runCommandKindSchema>;

export const countsSchema = z.object({ completed: z.int(), failed: z.int(), excluded: z.int() });
export type Counts = z.infer<typeof countsSchema>;

/**
 * What a run does about results that its sites have already: computes every case; takes over results of earlier runs whose
 * content hash is the same; or computes every case of the run that it repeats, to be held against its results.
 */
export const RUN_MODES = ['compute', 'reuse', 'verify'] as const;
export const runModeSchema = z.enum(RUN_MODES);
export type RunMode = z.infer<typeof runModeSchema>;

/** run.json in an output folder (CONTRACTS section 2). */
export const runJsonSchema = z.object({
  schema: z.literal(RUN_SCHEMA),
  run_id: runIdSchema,
  state: runStateSchema,
  protocol: z.object({ name: z.string(), version: z.int(), sha256: sha256Schema }),
  cohort: z.object({
    /** Missing in files from before they were written. */
    name: z.string().optional(),
    version: z.int().optional(),
    sha256: sha256Schema,
    cases: z.int(),
    /** Of the manifest's rows; tells whether a folder belongs to the same command. */
    manifest_sha256: sha256Schema,
  }),
  /** What --sites, --cases, --limit and --subset chose; null means all. */
  selection: z.object({
    sites: z.array(z.string()).nullable(),
    cases: z.array(z.string()).nullable(),
    limit: z.int().nullable(),
    /** A named subset of the cohort's version; missing where none was named. */
    subset: idSchema.optional(),
  }),
  models: z.array(z.object({ id: z.string(), version: z.string(), sha256: sha256Schema })),
  provider: z.string().nullable(),
  versions: z.record(z.string(), z.string()),
  machine: z.record(z.string(), z.union([z.string(), z.number()])),
  started_at: z.string().nullable(),
  ended_at: z.string().nullable(),
  counts: countsSchema,
  /** A selected (case, arm) has no row. */
  partial: z.boolean(),
  warnings: z.array(caseWarningSchema.extend({ case_id: z.string() })),
});
export type RunJson = z.infer<typeof runJsonSchema>;
export const selectionSchema = runJsonSchema.shape.selection;
export type Selection = z.infer<typeof selectionSchema>;
