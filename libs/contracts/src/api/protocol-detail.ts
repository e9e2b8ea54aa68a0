import { z } from 'zod';
import { runIdSchema } from '../ids';
import { protocolYamlSchema } from '../protocol';
import { rowIdSchema, timeSchema } from './common';
import { protocolSummarySchema } from './protocols';
import { viewStateSchema } from './runs';

/** A run as the page of its protocol names it. */
export const protocolRunSchema = z.object({
  id: runIdSchema,
  state: viewStateSchema,
  cohort: z.object({ id: rowIdSchema, name: z.string(), version: z.int() }),
  created_at: timeSchema,
});
export type ProtocolRun = z.infer<typeof protocolRunSchema>;

/** A version of a protocol: its text as it was saved, what the text says, and the runs that used it. */
export const protocolDetailSchema = protocolSummarySchema.extend({
  source: z.string(),
  body: protocolYamlSchema,
  /** The newest first, at most 100. */
  runs: z.array(protocolRunSchema),
  runs_total: z.int(),
});
export type ProtocolDetail = z.infer<typeof protocolDetailSchema>;
