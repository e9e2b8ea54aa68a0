import { z } from 'zod';
import { modelSummarySchema } from '../bundle';
import { timeSchema } from './common';

export const siteViewSchema = z.object({
  site: z.string(),
  online: z.boolean(),
  last_seen_at: timeSchema.nullable(),
  provider: z.string().nullable(),
  worker_version: z.string().nullable(),
  models: z.array(modelSummarySchema),
  refused: z.array(z.object({ id: z.string(), message: z.string() })),
});
export type SiteView = z.infer<typeof siteViewSchema>;
