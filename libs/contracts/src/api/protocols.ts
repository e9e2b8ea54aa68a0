import { z } from 'zod';
import { sha256Schema } from '../ids';
import { rowIdSchema, timeSchema } from './common';

export const protocolSummarySchema = z.object({
  id: rowIdSchema,
  name: z.string(),
  version: z.int(),
  sha256: sha256Schema,
  created_at: timeSchema,
});
export type ProtocolSummary = z.infer<typeof protocolSummarySchema>;

/** A version as the list of protocols shows it. */
export const protocolListItemSchema = protocolSummarySchema.extend({
  /** How many runs used it. */
  runs: z.int(),
});
export type ProtocolListItem = z.infer<typeof protocolListItemSchema>;

export const textIssueSchema = z.object({
  file: z.string(),
  line: z.int(),
  column: z.int(),
  message: z.string(),
});

export const saveProtocolInputSchema = z.object({
  source: z.string().max(2_000_000),
  file: z.string(),
});

/** Either the saved version, or every problem of the text. */
export const saveProtocolOutputSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    protocol: protocolSummarySchema,
    /** false where a version of the same content was there. */
    created: z.boolean(),
  }),
  z.object({ ok: z.literal(false), issues: z.array(textIssueSchema) }),
]);
