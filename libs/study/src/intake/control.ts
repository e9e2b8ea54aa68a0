import { rowIdSchema, type IntakeState } from '@atrium/contracts';
import { intakes } from '@atrium/db';
import { z } from 'zod';
import type { SiteGateways } from '../cohort/gateways';
import { ConflictError } from '../errors';
import { defineVerb, type Study } from '../verb/verb';
import { findIntake, type IntakeRecord } from './find';

const target = z.object({ id: rowIdSchema });

/** Stops an intake; what is done is kept for {@link resumeIntake}. @throws NotFoundError, ConflictError (it is through) */
export const stopIntake = defineVerb({
  name: 'intake.stop',
  input: target,
  async run({ tx, note }, { id }) {
    const intake = await findIntake(tx, id);
    note({ subject: id, detail: { name: intake.name } });
    if (intake.state === 'stopping' || intake.state === 'stopped') return;
    const moved = await intakes.moveIntake(tx, intake, ['requested', 'running'], {
      state: 'stopping',
    });
    if (!moved) throw refuse(intake, 'stopped');
  },
});

/** What a look at the files may be repeated from: another attempt reads what is not done, and what changed since. */
const RESUMABLE: readonly IntakeState[] = ['stopped', 'failed', 'refused', 'ready'];

/** Goes on with an intake, or looks again at files that changed. @throws NotFoundError, ConflictError */
export const resumeIntake = defineVerb({
  name: 'intake.resume',
  input: target,
  async run({ tx, note }, { id }) {
    const intake = await findIntake(tx, id);
    note({ subject: id, detail: { name: intake.name } });
    if (intake.state === 'requested' || intake.state === 'running') return;
    const moved = await intakes.moveIntake(tx, intake, RESUMABLE, {
      state: 'requested',
      attempt: intake.attempt + 1,
      phase: 'waiting',
      endedAt: null,
    });
    if (!moved) throw refuse(intake, 'resumed');
  },
});

/** Gives an intake up. @throws NotFoundError, ConflictError (it runs, or became a cohort) */
const giveUp = defineVerb({
  name: 'intake.cancel',
  input: target,
  async run({ tx, now, note }, { id }): Promise<string> {
    const intake = await findIntake(tx, id);
    note({ subject: id, detail: { name: intake.name } });
    if (intake.state === 'cancelled') return intake.workerId;
    const data = { state: 'cancelled', endedAt: now } as const;
    const moved = await intakes.moveIntake(tx, intake, RESUMABLE, data);
    if (!moved) throw refuse(intake, 'cancelled');
    return intake.workerId;
  },
});

/**
 * Gives an intake up: the copies that its site made are removed. One that a cohort was made of cannot be given up.
 * @throws UnavailableError when the site does not answer: it is given up all the same, and asked again it is removed
 */
export async function cancelIntake(
  study: Study,
  input: z.input<typeof target>,
  gateways: Pick<SiteGateways, 'intakes'>,
): Promise<void> {
  const worker = await giveUp(study, input);
  await gateways.intakes(worker).remove(input.id);
}

const refuse = ({ state }: IntakeRecord, what: string): ConflictError =>
  new ConflictError(
    state === 'running' || state === 'requested' || state === 'stopping'
      ? `This intake is under way and cannot be ${what}. Stop it first.`
      : `This intake is ${state} and cannot be ${what}.`,
  );
