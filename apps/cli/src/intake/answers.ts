import {
  answersTo,
  groupBy,
  INTAKE_CODES,
  intakeAnswerSchema,
  namedFirst,
  type IntakeAnswer,
  type IntakeCode,
  type IntakeIssue,
} from '@atrium/contracts';
import { InvalidArgumentError } from 'commander';
import type { Io } from '../command';

const isCode = (text: string): text is IntakeCode => INTAKE_CODES.some((code) => code === text);

/** Adds one `CODE=TEXT` or `CODE:CASE=TEXT` to those before. */
export function parseAnswer(text: string, before: readonly IntakeAnswer[] = []): IntakeAnswer[] {
  const match = /^([A-Z_]+)(?::([^=]+))?=(.*)$/s.exec(text);
  if (!match) throw new InvalidArgumentError('Expected CODE=TEXT or CODE:CASE=TEXT.');
  const [, code, case_id = null, said] = match;
  if (!isCode(code)) throw new InvalidArgumentError(`There is no code ${code}.`);
  const parsed = intakeAnswerSchema.safeParse({ code, case_id, text: said });
  if (!parsed.success) throw new InvalidArgumentError('Expected a case id and a text.');
  return [...before, parsed.data];
}

/** Warnings without an answer, as people are told of them: a line a code. */
export function openWarnings(
  issues: readonly IntakeIssue[],
  answers: readonly IntakeAnswer[],
): { code: IntakeCode; line: string }[] {
  const answer = answersTo(answers);
  const open = groupBy(
    issues.filter((issue) => answer(issue) === null),
    ({ code }) => code,
  );
  return [...open].map(([code, of]) => ({
    code,
    line: `${code}: ${casesOf(of)}. ${of[0].meaning}`,
  }));
}

function casesOf(issues: readonly IntakeIssue[]): string {
  const ids = [...new Set(issues.map(({ case_id }) => case_id))];
  return `case${ids.length === 1 ? '' : 's'} ${namedFirst(ids)}`;
}

/** Asks for what has no answer yet, a code at a time; nothing said is no answer. */
export async function askAnswers(
  ask: NonNullable<Io['ask']>,
  issues: readonly IntakeIssue[],
  answers: readonly IntakeAnswer[],
): Promise<IntakeAnswer[]> {
  const all = [...answers];
  for (const { code, line } of openWarnings(issues, answers)) {
    const text = (await ask(`${line}\nWhat do you say to it? `)).trim();
    if (text !== '') all.push({ code, case_id: null, text });
  }
  return all;
}
