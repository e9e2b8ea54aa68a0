import { z } from 'zod';
import { rowIdSchema } from './api/common';
import { cohortSummarySchema } from './api/cohorts';
import { idSchema } from './ids';
import type { IntakeIssue } from './intake';
import { leftOutCaseSchema } from './intake-flow';
import { INTAKE_CODES } from './intake-codes';

/** What somebody says to a warning: of one case, or of every case that has it. */
export const intakeAnswerSchema = z.object({
  code: z.enum(INTAKE_CODES),
  case_id: idSchema.nullable(),
  text: z.string().trim().min(1).max(2000),
});
export type IntakeAnswer = z.infer<typeof intakeAnswerSchema>;

/** A case that somebody leaves out though it has no error, and why: the version says so for good. */
export const leaveOutCaseSchema = z.object({
  case_id: idSchema,
  reason: z.string().trim().min(1).max(2000),
});
export type LeaveOutCase = z.infer<typeof leaveOutCaseSchema>;

export const confirmIntakeSchema = z.object({
  id: rowIdSchema,
  answers: z.array(intakeAnswerSchema).max(100_000).default([]),
  leave_out: z.array(leaveOutCaseSchema).max(100_000).default([]),
  /** Why there is this version; of content that is a version already, that one's stays. */
  note: z.string().trim().max(2000).default(''),
});

/** The version that an intake became, and which of its cases did not. */
export const confirmedIntakeSchema = z.object({
  cohort: cohortSummarySchema,
  left_out: z.array(leftOutCaseSchema),
});
export type ConfirmedIntake = z.infer<typeof confirmedIntakeSchema>;

type Warned = Pick<IntakeIssue, 'code' | 'case_id'>;

const keyOf = (code: string, caseId: string | null): string => `${code} ${caseId ?? ''}`;

/** Looks up what was said to a warning: of this case if something was, else of all that have it; the last answer counts. */
export function answersTo(answers: readonly IntakeAnswer[]): (warning: Warned) => string | null {
  const said = new Map(answers.map(({ code, case_id, text }) => [keyOf(code, case_id), text]));
  return ({ code, case_id }) =>
    said.get(keyOf(code, case_id)) ?? said.get(keyOf(code, null)) ?? null;
}
