import {
  protocolSummarySchema,
  saveProtocolInputSchema,
  saveProtocolOutputSchema,
} from '@atrium/contracts';
import { listProtocols, saveProtocol } from '@atrium/study';
import { z } from 'zod';
import { procedure, router } from '../trpc';

export const protocolsRouter = router({
  list: procedure
    .output(z.array(protocolSummarySchema))
    .query(({ ctx }) => listProtocols(ctx.study, undefined)),
  save: procedure
    .input(saveProtocolInputSchema)
    .output(saveProtocolOutputSchema)
    .mutation(({ ctx, input }) => saveProtocol(ctx.study, input)),
});
