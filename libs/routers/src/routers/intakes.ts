import {
  confirmedIntakeSchema,
  confirmIntakeSchema,
  intakePageSchema,
  intakeViewSchema,
  readIntakeSchema,
  rowIdSchema,
  startIntakeSchema,
} from '@atrium/contracts';
import {
  cancelIntake,
  confirmIntake,
  listIntakes,
  readIntake,
  resumeIntake,
  showIntake,
  startIntake,
  stopIntake,
} from '@atrium/study';
import { z } from 'zod';
import { procedure, router } from '../trpc';

const target = z.object({ id: rowIdSchema });

/** From a hospital's folder to a cohort: looked through at its site, registered once somebody confirms what was found. */
export const intakesRouter = router({
  start: procedure
    .input(startIntakeSchema)
    .output(z.void())
    .mutation(({ ctx, input }) => startIntake(ctx.study, input, ctx.gateways)),
  list: procedure
    .input(z.object({ limit: z.int().min(1).max(1000).default(100) }))
    .output(z.array(intakeViewSchema))
    .query(({ ctx, input }) => listIntakes(ctx.study, input.limit)),
  show: procedure
    .input(target)
    .output(intakeViewSchema)
    .query(({ ctx, input }) => showIntake(ctx.study, input.id)),
  /** What its site recognised, and a page of what was found. */
  read: procedure
    .input(readIntakeSchema)
    .output(intakePageSchema)
    .query(({ ctx, input }) => readIntake(ctx.study, input, ctx.gateways)),
  stop: procedure
    .input(target)
    .output(z.void())
    .mutation(({ ctx, input }) => stopIntake(ctx.study, input)),
  resume: procedure
    .input(target)
    .output(z.void())
    .mutation(({ ctx, input }) => resumeIntake(ctx.study, input)),
  /** Makes a version of a cohort; refuses while a warning has no answer. */
  confirm: procedure
    .input(confirmIntakeSchema)
    .output(confirmedIntakeSchema)
    .mutation(({ ctx, input }) => confirmIntake(ctx.study, input, ctx)),
  cancel: procedure
    .input(target)
    .output(z.void())
    .mutation(({ ctx, input }) => cancelIntake(ctx.study, input, ctx.gateways)),
});
