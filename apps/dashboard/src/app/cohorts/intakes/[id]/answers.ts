import {
  intakeAnswerSchema,
  leftOutCaseSchema,
  type IntakeAnswer,
  type IntakeCode,
  type IntakeSummary,
  type LeftOutCase,
} from '@atrium/contracts';
import { z } from 'zod';

/** What was said of an intake and is not confirmed yet. */
export interface Answers {
  /** At most one of a code and a case, or of a code and all its cases. */
  readonly said: readonly IntakeAnswer[];
  /** Cases that are left out though they have no error. */
  readonly leftOut: readonly LeftOutCase[];
  /** Why there is this version. */
  readonly note: string;
}

export const NOTHING_SAID: Answers = { said: [], leftOut: [], note: '' };

/** As long as an answer may be. */
const MAX_TEXT = 2000;

const is = (code: IntakeCode, caseId: string | null) => (one: IntakeAnswer) =>
  one.code === code && one.case_id === caseId;

/** What was said to a warning of all cases (null) or of one; empty where nothing was. */
export const textOf = ({ said }: Answers, code: IntakeCode, caseId: string | null): string =>
  said.find(is(code, caseId))?.text ?? '';

/** The same with another text; an empty one takes the answer back. */
export function answer(
  { said, ...others }: Answers,
  code: IntakeCode,
  caseId: string | null,
  text: string,
): Answers {
  const rest = said.filter((one) => !is(code, caseId)(one));
  const kept = text.slice(0, MAX_TEXT);
  return { ...others, said: kept === '' ? rest : [...rest, { code, case_id: caseId, text: kept }] };
}

export const isLeftOut = ({ leftOut }: Answers, caseId: string): boolean =>
  leftOut.some(({ case_id }) => case_id === caseId);

/** Why a case is left out; empty where nobody said it yet. */
export const reasonOf = ({ leftOut }: Answers, caseId: string): string =>
  leftOut.find(({ case_id }) => case_id === caseId)?.reason ?? '';

/** The same with a case left out, for a reason, or with it again. */
export function leaveOut(
  { leftOut, ...others }: Answers,
  one: LeftOutCase,
  isOut: boolean,
): Answers {
  const isOther = ({ case_id }: LeftOutCase) => case_id !== one.case_id;
  if (!isOut) return { ...others, leftOut: leftOut.filter(isOther) };
  const kept = { ...one, reason: one.reason?.slice(0, MAX_TEXT) ?? null };
  return leftOut.every(isOther)
    ? { ...others, leftOut: [...leftOut, kept] }
    : { ...others, leftOut: leftOut.map((before) => (isOther(before) ? before : kept)) };
}

/** The same with another reason for the version. */
export const explain = (answers: Answers, note: string): Answers => ({
  ...answers,
  note: note.slice(0, MAX_TEXT),
});

/** Cases that are left out and nobody said why. */
export const withoutReason = ({ leftOut }: Answers): string[] =>
  leftOut.flatMap(({ case_id, reason }) => ((reason ?? '').trim() === '' ? [case_id] : []));

const isSaid = ({ text }: IntakeAnswer): boolean => text.trim() !== '';

/** How many cases with this warning have no answer: of a code that is answered for all, none. */
export function countOpen(
  { said, leftOut }: Answers,
  { code, cases, taken = cases }: IntakeSummary['issues'][number],
): number {
  const answers = said.filter((one) => one.code === code && isSaid(one));
  if (answers.some(({ case_id }) => case_id === null)) return 0;
  const settled = new Set([
    ...answers.map(({ case_id }) => case_id),
    ...leftOut.filter(({ codes }) => codes.includes(code)).map(({ case_id }) => case_id),
  ]);
  return Math.max(0, taken - settled.size);
}

/** Warnings of cases that become a cohort: those that ask for an answer. */
export const warningsOf = ({ issues }: IntakeSummary): IntakeSummary['issues'] =>
  issues.filter(({ severity, cases, taken = cases }) => severity === 'warning' && taken > 0);

/** How many cases become a cohort. */
export const countTaken = ({ sites }: IntakeSummary, { leftOut }: Answers): number =>
  sites.reduce((sum, { cases, errors, quarantined }) => sum + cases - errors - quarantined, 0) -
  leftOut.length;

/** As the API takes it. */
export const toConfirm = (id: string, { said, leftOut, note }: Answers) => ({
  id,
  note,
  answers: said.filter(isSaid),
  leave_out: leftOut.map(({ case_id, reason }) => ({ case_id, reason: reason ?? '' })),
});

const answersSchema = z.object({
  said: z.array(intakeAnswerSchema),
  leftOut: z.array(leftOutCaseSchema),
  note: z.string().default(''),
});

export const writeAnswers = ({ said, ...others }: Answers): string =>
  JSON.stringify({ said: said.filter(isSaid), ...others });

/** What was kept; nothing where it cannot be read. */
export function readAnswers(text: string | null): Answers {
  if (text === null) return NOTHING_SAID;
  try {
    return answersSchema.safeParse(JSON.parse(text)).data ?? NOTHING_SAID;
  } catch {
    return NOTHING_SAID;
  }
}
