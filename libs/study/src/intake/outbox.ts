import { rowIdSchema } from '@atrium/contracts';
import { intakes } from '@atrium/db';
import { z } from 'zod';
import { defineRead, defineVerb, type Study } from '../verb/verb';

/** An intake that is to be started or stopped. */
export interface IntakeToMove {
  readonly id: string;
  readonly attempt: number;
  readonly state: 'requested' | 'stopping';
  readonly workerId: string;
}

/** Oldest first. */
export const listIntakesToMove = defineRead(async (db, _input: void): Promise<IntakeToMove[]> =>
  (await intakes.listIntakesToMove(db)).flatMap(({ state, ...rest }) =>
    state === 'requested' || state === 'stopping' ? [{ ...rest, state }] : [],
  ),
);

/** The relay's own bookkeeping. */
export async function markIntakeRunning(study: Study, intake: IntakeToMove): Promise<void> {
  await intakes.moveIntake(study.db, intake, ['requested'], { state: 'running' });
}

const outcomeSchema = z.enum(['ready', 'refused', 'failed', 'stopped']);
export type IntakeOutcome = z.infer<typeof outcomeSchema>;

/** What became of an attempt, as its workflow says; of one that was stopped before it began, as the relay says. */
export const endIntake = defineVerb({
  name: 'intake.end',
  input: z.object({ id: rowIdSchema, attempt: z.int(), outcome: outcomeSchema }),
  async run({ tx, now, note }, { id, attempt, outcome }) {
    const data = { state: outcome, endedAt: now };
    const from = ['requested', 'running', 'stopping'] as const;
    await intakes.moveIntake(tx, { id, attempt }, from, data);
    note({ subject: id, detail: { outcome } });
  },
});
