import { startIntakeSchema, type StartIntake } from '@atrium/contracts';
import { intakes } from '@atrium/db';
import type { z } from 'zod';
import { authorise } from '../actor/policy';
import type { SiteGateways } from '../cohort/gateways';
import { ConflictError } from '../errors';
import { parseInput } from '../verb/parse-input';
import { defineVerb, type Study } from '../verb/verb';
import { findIntake } from './find';

/**
 * Hands a source to its site, which alone keeps what it is called, and asks for it to be looked through. The same id again is
 * the same intake.
 * @throws UnavailableError when no worker of this machine answers; nothing is then kept
 */
export async function startIntake(
  study: Study,
  raw: z.input<typeof startIntakeSchema>,
  gateways: Pick<SiteGateways, 'startIntake'>,
): Promise<void> {
  authorise(study.actor, 'intake.start');
  const input = parseInput('intake.start', startIntakeSchema, raw);
  const workerId = await gateways.startIntake(input);
  await request(input, workerId)(study, {});
}

const request = (input: StartIntake, workerId: string) =>
  defineVerb({
    name: 'intake.start',
    input: startIntakeSchema.pick({}),
    async run({ tx, now, note }) {
      const { id, name, site, deidentify } = input;
      const labels = [...(input.labels ?? [])];
      await intakes.requestIntake(tx, {
        id,
        name,
        siteId: site,
        deidentify,
        labels,
        workerId,
        askedAt: now,
      });
      const kept = await findIntake(tx, id);
      if (kept.name !== name || kept.siteId !== site || kept.deidentify !== deidentify)
        throw new ConflictError('Another intake has this id. Start it under a new one.');
      note({ subject: id, detail: { name, deidentify } });
    },
  });
