import { z } from 'zod';
import { comparisonSchema } from './analysis';

/** One arm's share of a plan. */
export const planArmSchema = z.object({
  arm: z.string(),
  strategy: z.string(),
  model: z.string(),
  /** Boxes, points or masks that a person would have drawn, over all cases. */
  prompts: z.int(),
  decodings: z.int(),
});

/** Cost of a protocol on a cohort, before anything runs. */
export const planSchema = z.object({
  cases: z.int(),
  arms: z.array(planArmSchema),
  /** Rows that results.csv will have: cases x arms. */
  rows: z.int(),
  prompts: z.int(),
  encoder_passes: z.int(),
  decodings: z.int(),
  /** Estimated from the bundles' measured costs on two CPU threads. */
  minutes: z.number(),
  disk_mb: z.number(),
  /** Cases whose files could not be read; they are planned as failed. */
  unreadable: z.array(z.object({ case_id: z.string(), code: z.string(), message: z.string() })),
});

const powerSchema = z.object({
  sites: z.int(),
  patients: z.int(),
  power: z.number(),
  /** Monte Carlo standard error. */
  error: z.number(),
});

/** What declared comparisons need, simulated from a pilot. */
export const powerPlanSchema = z.object({
  replicates: z.int(),
  comparisons: z.array(
    z.object({
      comparison: comparisonSchema,
      /** Patients of the pilot that have both arms. */
      pairs: z.array(z.object({ site: z.string(), patients: z.int() })),
      /** Of the pilot's paired differences, a patient each, turned so that more is better; null where a distance is undefined. */
      mean: z.number().nullable(),
      sd: z.number().nullable(),
      sizes: z.array(
        z.object({
          sites: z.int(),
          wanted: z.number(),
          /** At each site; null where even 512 do not reach the power that is wanted. */
          patients: z.int().nullable(),
          tried: z.array(powerSchema),
        }),
      ),
    }),
  ),
});
export type PowerPlan = z.infer<typeof powerPlanSchema>;
export type Plan = z.infer<typeof planSchema>;
export type PlanArm = z.infer<typeof planArmSchema>;
