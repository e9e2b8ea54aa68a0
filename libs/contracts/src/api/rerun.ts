import { z } from 'zod';
import { caseChangesSchema } from '../case-changes';
import { idSchema, runIdSchema, sha256Schema } from '../ids';
import { runModeSchema } from '../run';
import { timeSchema } from './common';
import { previewRunInputSchema, viewStateSchema } from './runs';

const modelVersionSchema = z.object({ version: z.string(), sha256: sha256Schema });
const named = z.object({ name: z.string(), version: z.int() });

/** A model in the place of another: a new version of the protocol says so. */
export const modelReplacementSchema = z.object({ from: idSchema, to: idSchema });
export type ModelReplacement = z.infer<typeof modelReplacementSchema>;

export const rerunPlanInputSchema = previewRunInputSchema.extend({
  rerun_of: runIdSchema,
  /** What the protocol's next version would replace; nothing is saved. */
  replace: z.array(modelReplacementSchema).max(20).default([]),
});

/** A run among those that it repeats and that repeat it, oldest first. */
export const lineageRunSchema = z.object({
  id: runIdSchema,
  /** Among the runs of the list; null of the first. */
  rerun_of: runIdSchema.nullable(),
  mode: runModeSchema,
  state: viewStateSchema,
  protocol: z.string(),
  cohort: z.string(),
  created_at: timeSchema,
});
export type LineageRun = z.infer<typeof lineageRunSchema>;

/** What of a run stays the same in a rerun, and what will differ. */
export const rerunPlanSchema = z.object({
  protocol: z.object({ before: named, now: named, is_same: z.boolean() }),
  cohort: z.object({ before: named, now: named, is_same: z.boolean() }),
  models: z.array(
    z.object({
      id: z.string(),
      /** The model whose place it takes; `before` is then of that one. */
      replaces: z.string().optional(),
      before: modelVersionSchema.nullable(),
      /** null where a site lacks it, or the sites have different ones: a launch is then refused. */
      now: modelVersionSchema.nullable(),
    }),
  ),
  cases: caseChangesSchema,
  /** Cases of the run that have a failed arm, in manifest order. */
  failed: z.array(idSchema),
  /** Units of work, one per (case, model); and those of them whose result of the run stands, for nothing that it depends on changed. */
  units: z.int(),
  reusable: z.int(),
});
export type RerunPlan = z.infer<typeof rerunPlanSchema>;
