import {
  protocolDetailSchema,
  protocolListItemSchema,
  rowIdSchema,
  saveProtocolInputSchema,
  saveProtocolOutputSchema,
} from '@atrium/contracts';
import { listProtocols, saveProtocol, showProtocol } from '@atrium/study';
import { z } from 'zod';
import { procedure, router } from '../trpc';

export const protocolsRouter = router({
  list: procedure
    .output(z.array(protocolListItemSchema))
    .query(({ ctx }) => listProtocols(ctx.study, undefined)),
  show: procedure
    .input(z.object({ id: rowIdSchema }))
    .output(protocolDetailSchema)
    .query(({ ctx, input }) => showProtocol(ctx.study, input.id)),
  save: procedure
    .input(saveProtocolInputSchema)
    .output(saveProtocolOutputSchema)
    .mutation(({ ctx, input }) => saveProtocol(ctx.study, input)),
});
