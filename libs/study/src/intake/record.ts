import { intakeConclusionSchema, intakeProgressSchema } from '@atrium/contracts';
import { intakes } from '@atrium/db';
import { defineVerb } from '../verb/verb';

/** The latest word of a site on an intake that is under way. Said again a second later: nothing is lost when one is. */
export const recordIntakeProgress = defineVerb({
  name: 'intake.progress',
  input: intakeProgressSchema,
  audited: false,
  async run({ tx, now }, { phase, done, total, ...attempt }) {
    const data = { phase, done, total, progressAt: now };
    await intakes.moveIntake(tx, attempt, ['requested', 'running', 'stopping'], data);
  },
});

/** What a site found, counted. A word of an attempt that was stopped comes too late. */
export const recordIntakeSummary = defineVerb({
  name: 'intake.summary',
  input: intakeConclusionSchema,
  audited: false,
  async run({ tx }, { summary, ...attempt }) {
    await intakes.moveIntake(tx, attempt, ['requested', 'running', 'stopping'], { summary });
  },
});
