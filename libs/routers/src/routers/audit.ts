import { auditEventSchema } from '@atrium/contracts';
import { listAudit } from '@atrium/study';
import { z } from 'zod';
import { procedure, router } from '../trpc';

export const auditRouter = router({
  list: procedure
    .input(
      z.object({
        limit: z.int().min(1).max(1000).default(100),
        before: z.string().regex(/^\d+$/).optional(),
      }),
    )
    .output(z.array(auditEventSchema))
    .query(({ ctx, input }) => listAudit(ctx.study, input)),
});
