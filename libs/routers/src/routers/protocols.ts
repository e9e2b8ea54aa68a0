import {
  modelSummarySchema,
  protocolDetailSchema,
  protocolListItemSchema,
  rowIdSchema,
  saveProtocolInputSchema,
  saveProtocolOutputSchema,
} from '@atrium/contracts';
import { listKnownModels, listProtocols, saveProtocol, showProtocol } from '@atrium/study';
import { z } from 'zod';
import { procedure, router } from '../trpc';

export const protocolsRouter = router({
  list: procedure
    .input(z.void())
    .output(z.array(protocolListItemSchema))
    .query(({ ctx }) => listProtocols(ctx.study, undefined)),
  /** The models that a strategy may name: those of the sites and of workers without one. */
  models: procedure
    .input(z.void())
    .output(z.array(modelSummarySchema))
    .query(({ ctx }) => listKnownModels(ctx.study, undefined)),
  show: procedure
    .input(z.object({ id: rowIdSchema }))
    .output(protocolDetailSchema)
    .query(({ ctx, input }) => showProtocol(ctx.study, input.id)),
  save: procedure
    .input(saveProtocolInputSchema)
    .output(saveProtocolOutputSchema)
    .mutation(({ ctx, input }) => saveProtocol(ctx.study, input)),
});
