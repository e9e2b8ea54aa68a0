import { idSchema, leaveOutCaseSchema, namedFirst, type LeaveOutCase } from '@atrium/contracts';
import { InvalidArgumentError } from 'commander';
import type { Io } from '../command';
import { refused } from '../exit-codes';
import { parseList } from '../inputs/selection';

/** A case that is to be left out; null while nobody said why. */
export interface LeftOutRequest extends Pick<LeaveOutCase, 'case_id'> {
  readonly reason: string | null;
}

/** Adds the cases of one `CASES=REASON`, or of `CASES` alone, to those before. */
export function parseLeaveOut(
  text: string,
  before: readonly LeftOutRequest[] = [],
): LeftOutRequest[] {
  const [, named, said] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  const ids = parseList(named);
  if (ids.length === 0 || !ids.every((id) => idSchema.safeParse(id).success))
    throw new InvalidArgumentError('Expected CASES=REASON, the cases comma-separated.');
  const reason = said === undefined ? null : leaveOutCaseSchema.shape.reason.safeParse(said).data;
  if (reason === undefined)
    throw new InvalidArgumentError('Expected a reason of 1 to 2000 characters.');
  const rest = before.filter(({ case_id }) => !ids.includes(case_id));
  return [...rest, ...[...new Set(ids)].map((case_id) => ({ case_id, reason }))];
}

/** Every case with its reason, asked for where there is a terminal. @throws CommandError (exit 2) */
export async function explainLeftOut(
  ask: Io['ask'],
  asked: readonly LeftOutRequest[],
): Promise<LeaveOutCase[]> {
  const explained: LeaveOutCase[] = [];
  for (const { case_id, reason } of asked) {
    const said = reason ?? (ask ? (await ask(`Why is case ${case_id} left out? `)).trim() : '');
    if (said !== '') explained.push({ case_id, reason: said });
  }
  const open = asked.filter(({ case_id }) => !explained.some((one) => one.case_id === case_id));
  if (open.length === 0) return explained;
  throw refused(
    `Nobody said why these cases are left out, and nothing is registered: ${namedFirst(open.map(({ case_id }) => case_id))}.`,
    'The version keeps the reason: --leave-out CASES=REASON.',
  );
}
