import { z } from 'zod';
import { timeSchema } from './common';

export const auditEventSchema = z.object({
  id: z.string(),
  at: timeSchema,
  actor: z.string(),
  role: z.string(),
  verb: z.string(),
  site: z.string().nullable(),
  subject: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  /** What was done, in words. */
  sentence: z.string(),
});
export type AuditEventView = z.infer<typeof auditEventSchema>;

export const listAuditInputSchema = z.object({
  verbs: z.array(z.string().max(64)).max(50).default([]),
  /** owner: what people did. */
  role: z.enum(['owner', 'site', 'worker', 'system']).optional(),
  /** A run, cohort or protocol by its id, or a site. */
  subject: z.string().max(200).optional(),
  from: timeSchema.optional(),
  /** Not included. */
  to: timeSchema.optional(),
  limit: z.int().min(1).max(1000).default(100),
  /** Id of the last event seen: older ones follow. */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});
