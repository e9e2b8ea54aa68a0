import {
  armSchema,
  caseReceiptSchema,
  casePhaseSchema,
  ERROR_CODES,
  runIdSchema,
  idSchema,
  registeredFilesSchema,
  sha256Schema,
} from '@atrium/contracts';
import { z } from 'zod';

const bundleSchema = z.object({ folder: z.string(), sha256: sha256Schema });

/** What the case process is asked: every arm of one model on one case. */
export const caseJobSchema = z.object({
  runId: runIdSchema,
  caseId: idSchema,
  attempt: z.int(),
  image: z.string(),
  reference: z.string().nullable(),
  secondReference: z.string().nullable(),
  registered: registeredFilesSchema.nullable(),
  readsAnew: z.boolean(),
  arms: z.array(armSchema),
  settings: z.object({
    target: z.object({
      name: z.string(),
      labels: z.array(z.int()).readonly(),
      ignore: z.array(z.int()).readonly(),
    }),
    seed: z.number(),
    nsdToleranceMm: z.array(z.number()).readonly(),
    convention: z.literal('monai').optional(),
  }),
  model: bundleSchema,
  /** Task-specific models that arms take their prompts from. */
  automatic: z.array(bundleSchema),
  provider: z.enum(['cpu', 'cuda']),
  threads: z.int(),
  /** Prepared folder that masks and result.json are written to. */
  draft: z.string(),
  /** Address in the store that the draft will have. */
  address: z.string(),
  secondsBefore: z.number(),
});
export type CaseJob = z.infer<typeof caseJobSchema>;

/** What the case process says. Every message shows that it lives. */
export const caseMessageSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    phase: casePhaseSchema,
    slice: z.int(),
    slices: z.int(),
  }),
  z.object({ kind: z.literal('done'), receipt: caseReceiptSchema, rssBytes: z.number() }),
  z.object({
    kind: z.literal('failed'),
    code: z.enum(ERROR_CODES),
    message: z.string(),
    /** For this machine's log. */
    details: z.record(z.string(), z.unknown()),
  }),
]);
export type CaseMessage = z.infer<typeof caseMessageSchema>;
export type CaseProgressMessage = Extract<CaseMessage, { kind: 'progress' }>;
