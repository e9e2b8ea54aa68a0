import { z } from 'zod';
import { idSchema, runIdSchema, sha256Schema } from '../ids';
import { previewRunInputSchema } from './runs';

/** In what a case of one cohort differs from the case of the same id in another. */
export const caseChangeSchema = z.object({
  case_id: idSchema,
  in: z.array(z.enum(['site', 'image', 'reference', 'reference_2'])),
});
export type CaseChange = z.infer<typeof caseChangeSchema>;

/** The cases of a run (or of one to be) against those of another, by case id and the hashes of their files. */
export const caseChangesSchema = z.object({
  same: z.int(),
  changed: z.array(caseChangeSchema),
  added: z.array(idSchema),
  removed: z.array(idSchema),
});
export type CaseChanges = z.infer<typeof caseChangesSchema>;

const modelVersionSchema = z.object({ version: z.string(), sha256: sha256Schema });
const named = z.object({ name: z.string(), version: z.int() });

export const rerunPlanInputSchema = previewRunInputSchema.extend({ rerun_of: runIdSchema });

/** What of a run stays the same in a rerun, and what will differ. */
export const rerunPlanSchema = z.object({
  protocol: z.object({ before: named, now: named, is_same: z.boolean() }),
  cohort: z.object({ before: named, now: named, is_same: z.boolean() }),
  models: z.array(
    z.object({
      id: z.string(),
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
