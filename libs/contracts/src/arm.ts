import { z } from 'zod';
import { idSchema } from './ids';
import {
  automaticSourceSchema,
  keySliceSchema,
  lengthUnitSchema,
  postprocessStepSchema,
  promptKindSchema,
} from './protocol';

/** An arm's id: its strategy, `~` and every swept value, `~r<k>` with jitter (CONTRACTS section 2). */
export const armIdSchema = z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9._~+-]{0,199}$/);

/** How one arm prompts: every default filled in, every sweep at one of its points. */
export const armPromptSchema = z.object({
  kind: promptKindSchema,
  source: z.enum(['reference', 'automatic', 'none']),
  by: automaticSourceSchema.optional(),
  every: z.int().min(1).optional(),
  keySlice: keySliceSchema.optional(),
  keySlices: z.int().min(1).optional(),
  zRange: z.enum(['full', 'reference']),
  margin: z.object({ unit: z.enum(['px', 'mm']), value: z.number() }),
  scale: z.number().positive(),
  /** `unit` is null where the strategy sets no offset. */
  offset: z.object({ unit: lengthUnitSchema.nullable(), x: z.number(), y: z.number() }),
  jitter: z.object({ unit: lengthUnitSchema, amount: z.number().min(0) }).optional(),
  stop: z.object({ objectScore: z.number() }).optional(),
  rounds: z.int().min(1).optional(),
});
export type ArmPrompt = z.infer<typeof armPromptSchema>;

/** One way of segmenting a case: a strategy at one point of its sweep and one repetition of its jitter. */
export const armSchema = z.object({
  id: armIdSchema,
  strategy: idSchema,
  model: idSchema,
  /** From 1; 1 without jitter. */
  repetition: z.int().min(1),
  prompt: armPromptSchema,
  postprocess: z.array(postprocessStepSchema),
  /** Whether its mask is kept. */
  keepMask: z.boolean(),
});
export type Arm = z.infer<typeof armSchema>;

/** Whether an arm's prompts are tracked through the volume. */
export const isTracked = ({
  prompt: { kind },
}: {
  readonly prompt: Pick<ArmPrompt, 'kind'>;
}): boolean => kind === 'box-tracked' || kind === 'mask-tracked' || kind === 'boxes-tracked';

/** Whether an arm's prompt stands on key slices, so that a slice has a distance from it. */
export const hasKeySlice = ({ prompt }: Pick<Arm, 'prompt'>): boolean =>
  prompt.kind === 'box-chained' || isTracked({ prompt });

/** What is common to every arm of a protocol: the target, the seed and the tolerances of NSD (mm, ascending). */
export interface EvaluationSettings {
  readonly target: {
    readonly name: string;
    readonly labels: readonly number[];
    readonly ignore: readonly number[];
  };
  readonly seed: number;
  readonly nsdToleranceMm: readonly number[];
  /** Of surface metrics, where it is not ours: results keep their content hash without it. */
  readonly convention?: 'monai';
}
