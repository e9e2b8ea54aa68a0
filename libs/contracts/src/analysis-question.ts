import { z } from 'zod';
import { ENDPOINT_PATTERN } from './analysis';
import { armIdSchema } from './arm';
import { groupsAnalysisSchema } from './groups-analysis';
import { runIdSchema } from './ids';
import { pairAnalysisSchema } from './pair-analysis';
import { runAnalysisSchema } from './run-analysis';
import { runsAnalysisSchema } from './runs-analysis';

/*
 * What statistics are asked of a run, and how the answer comes: it is computed by the orchestrator, once for each content of the run,
 * and kept. Whoever asks reads the newest answer, and learns whether a newer one is being made.
 */

/**
 * Everything that the protocol declares with a description of every arm, any two arms, an arm over a covariate's groups, or the
 * whole run against another one.
 */
export const analysisQuestionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('run') }),
  z.strictObject({
    kind: z.literal('pair'),
    arm: armIdSchema,
    against: armIdSchema,
    endpoint: z.string().regex(ENDPOINT_PATTERN),
  }),
  z.strictObject({
    kind: z.literal('groups'),
    arm: armIdSchema,
    against: armIdSchema.nullable(),
    endpoint: z.string().regex(ENDPOINT_PATTERN),
    /** A further column of the manifest. */
    covariate: z.string().min(1).max(200),
  }),
  z.strictObject({
    kind: z.literal('runs'),
    /** The other run, of which this one's values are taken less. */
    against: runIdSchema,
    endpoint: z.string().regex(ENDPOINT_PATTERN),
  }),
]);
export type AnalysisQuestion = z.infer<typeof analysisQuestionSchema>;

export const analysisAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), run: runAnalysisSchema }),
  z.object({ kind: z.literal('pair'), pair: pairAnalysisSchema }),
  z.object({ kind: z.literal('groups'), groups: groupsAnalysisSchema }),
  z.object({ kind: z.literal('runs'), runs: runsAnalysisSchema }),
]);
export type AnalysisAnswer = z.infer<typeof analysisAnswerSchema>;

/** none: nobody has asked yet. An answer may stand beside any other state: it is of the run as it was then. */
export const analysisStateSchema = z.enum(['none', 'requested', 'running', 'done', 'failed']);

export const analysisViewSchema = z.object({
  state: analysisStateSchema,
  /** Whether the answer is of the run as it is now. */
  is_current: z.boolean(),
  asked_at: z.iso.datetime().nullable(),
  computed_at: z.iso.datetime().nullable(),
  /** SHA-256 of all that the answer depends on: rows, declarations, seed and the version of our statistics. */
  content_sha256: z.string().nullable(),
  /** Why the last try failed. */
  error: z.string().nullable(),
  answer: analysisAnswerSchema.nullable(),
});
export type AnalysisView = z.infer<typeof analysisViewSchema>;
