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
});
export type AuditEventView = z.infer<typeof auditEventSchema>;
