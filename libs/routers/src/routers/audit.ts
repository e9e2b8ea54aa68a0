import { auditEventSchema, listAuditInputSchema } from '@atrium/contracts';
import { listAudit } from '@atrium/study';
import { z } from 'zod';
import { procedure, router } from '../trpc';

export const auditRouter = router({
  list: procedure
    .input(listAuditInputSchema)
    .output(z.array(auditEventSchema))
    .query(({ ctx, input }) => listAudit(ctx.study, input)),
});
