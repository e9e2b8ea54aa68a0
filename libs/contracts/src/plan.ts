import { z } from 'zod';

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
export type Plan = z.infer<typeof planSchema>;
export type PlanArm = z.infer<typeof planArmSchema>;
