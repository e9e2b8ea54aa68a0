import {
  imageFactsSchema,
  sliceOutlinesSchema,
  viewerImageRequestSchema,
  viewerOutlinesRequestSchema,
  viewerSliceRequestSchema,
} from '@atrium/contracts';
import { z } from 'zod';

/** What the viewer's thread is asked. */
export const viewerQuestionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('image'), request: viewerImageRequestSchema }),
  z.object({ kind: z.literal('slice'), request: viewerSliceRequestSchema }),
  z.object({ kind: z.literal('outlines'), request: viewerOutlinesRequestSchema }),
]);
export type ViewerQuestion = z.infer<typeof viewerQuestionSchema>;

/** What it answers to each. */
export const viewerAnswerSchemas = {
  image: imageFactsSchema,
  slice: z.instanceof(Uint8Array),
  outlines: sliceOutlinesSchema,
};

export const numberedQuestionSchema = z.object({ id: z.int(), question: viewerQuestionSchema });

export const numberedAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ id: z.int(), kind: z.literal('answer'), answer: z.unknown() }),
  z.object({
    id: z.int(),
    kind: z.literal('refusal'),
    status: z.union([z.literal(404), z.literal(409), z.literal(422)]),
    message: z.string(),
  }),
  /** A bug or a broken machine; for this machine's log. */
  z.object({
    id: z.int(),
    kind: z.literal('failure'),
    details: z.record(z.string(), z.unknown()),
  }),
]);
export type NumberedAnswer = z.infer<typeof numberedAnswerSchema>;
