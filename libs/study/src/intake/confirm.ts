import {
  answersTo,
  confirmIntakeSchema,
  groupBy,
  namedFirst,
  type CaseCheck,
  type ConfirmedIntake,
  type IntakeAnswer,
  type LeaveOutCase,
  type LeftOutCase,
  type TakenIntake,
} from '@atrium/contracts';
import { intakes } from '@atrium/db';
import type { z } from 'zod';
import { authorise } from '../actor/policy';
import type { SiteGateways } from '../cohort/gateways';
import {
  adoptIndex,
  bindSites,
  KEEP_TIMEOUT_MS,
  writeVersion,
  type RegisteredCohort,
} from '../cohort/keep';
import { ConflictError } from '../errors';
import { parseInput } from '../verb/parse-input';
import { defineRead, defineVerb, together, type Study } from '../verb/verb';
import { findIntake, type IntakeRecord } from './find';

/**
 * Makes a cohort's version of what an intake found: every case without an error that is neither quarantined nor left out by whoever
 * confirms, with its warnings and what was said to them. The same content gives the version that has it already. The site has its index
 * before there is a version; the version and the intake's end are one transaction, so that an intake that can still be given up has no cohort.
 * @throws ConflictError while a warning has no answer, it is not through, was given up meanwhile, or a file changed since; nothing is then registered
 */
export async function confirmIntake(
  study: Study,
  raw: z.input<typeof confirmIntakeSchema>,
  { secret, gateways }: { secret: string; gateways: SiteGateways },
): Promise<ConfirmedIntake> {
  authorise(study.actor, 'intake.confirm');
  const { id, answers, leave_out, note } = parseInput('intake.confirm', confirmIntakeSchema, raw);
  const intake = await readyIntake(study, id);
  const site = gateways.intakes(intake.workerId);
  const leftOut = leave_out.map(({ case_id }) => case_id);
  const taken = await site.take(id, leftOut);
  refuseUnready(taken, answers);
  await bindSites(secret)(study, { sites: [...new Set(taken.rows.map((row) => row.site))] });
  const cohortId = crypto.randomUUID();
  await site.keep(id, leftOut, cohortId);
  const registered: RegisteredCohort = {
    cohortId,
    name: intake.name,
    manifest_sha256: taken.manifest_sha256,
    rows: taken.rows,
    registered: taken.cases,
    checks: checksOf(taken, answers),
    leftOut: withReasons(taken, leave_out),
    note,
  };
  const write = async (within: Study) => {
    const version = await writeVersion(within, registered);
    const confirmed = { id, intake, taken, answers: answers.length, cohortId: version.id };
    await confirm(within, confirmed);
    return version;
  };
  const cohort = await together(study, write, KEEP_TIMEOUT_MS);
  await adoptIndex(gateways, registered, cohort);
  return { cohort, left_out: withReasons(taken, leave_out) };
}

const readyIntake = defineRead(async (db, id: string): Promise<IntakeRecord> => {
  const intake = await findIntake(db, id);
  // Confirmed again it is the same version: whoever lost the answer asks again.
  if (intake.state === 'ready' || intake.state === 'confirmed') return intake;
  throw new ConflictError(
    `This intake is ${intake.state}; only one that is ready becomes a cohort.`,
  );
});

function refuseUnready({ rows, issues }: TakenIntake, answers: readonly IntakeAnswer[]): void {
  if (rows.length === 0)
    throw new ConflictError('No case is left: each has an error, is quarantined or is left out.');
  const answer = answersTo(answers);
  const open = groupBy(
    issues.filter((issue) => answer(issue) === null),
    ({ code }) => code,
  );
  if (open.size === 0) return;
  const named = [...open].map(([code, of]) => {
    const ids = [...new Set(of.map(({ case_id }) => case_id))];
    return `${code} (${namedFirst(ids)})`;
  });
  throw new ConflictError(`These warnings have no answer: ${named.join('; ')}.`);
}

function checksOf({ rows, issues }: TakenIntake, answers: readonly IntakeAnswer[]): CaseCheck[][] {
  const answer = answersTo(answers);
  const byCase = groupBy(issues, ({ case_id }) => case_id);
  return rows.map(({ case_id }) =>
    (byCase.get(case_id) ?? []).map((issue) => ({
      code: issue.code,
      file: issue.file,
      found: issue.found,
      expected: issue.expected,
      answer: answer(issue),
    })),
  );
}

function withReasons({ left_out }: TakenIntake, said: readonly LeaveOutCase[]): LeftOutCase[] {
  const reasons = new Map(said.map(({ case_id, reason }) => [case_id, reason]));
  return left_out.map((one) => ({
    ...one,
    reason: reasons.get(one.case_id) ?? null,
  }));
}

interface Confirmed {
  readonly id: string;
  readonly intake: IntakeRecord;
  readonly taken: TakenIntake;
  readonly answers: number;
  readonly cohortId: string;
}

const confirm = (study: Study, { id, intake, taken, answers, cohortId }: Confirmed) =>
  defineVerb({
    name: 'intake.confirm',
    input: confirmIntakeSchema.pick({}),
    async run({ tx, note }) {
      const data = { state: 'confirmed', cohortId } as const;
      if (!(await intakes.moveIntake(tx, intake, ['ready', 'confirmed'], data)))
        throw new ConflictError(
          'This intake was given up or resumed meanwhile: nothing was registered.',
        );
      const detail = {
        name: intake.name,
        cases: taken.rows.length,
        left_out: taken.left_out.length,
        answers,
      };
      note({ subject: id, detail });
    },
  })(study, {});
