import type { IntakeIssue, IntakeRow } from '@atrium/contracts';
import type { CaseRecord } from './records';

/** What becomes of a case, for all that was found of it. */
export function stateOf(
  { privacy }: Pick<CaseRecord, 'privacy'>,
  issues: readonly IntakeIssue[],
): Exclude<IntakeRow['state'], 'waiting'> {
  if (privacy.decision === 'quarantined') return 'quarantined';
  if (issues.some(({ severity }) => severity === 'error')) return 'errors';
  return issues.length > 0 ? 'warnings' : 'clean';
}

/** Whether a case becomes one of the cohort. */
export const isTaken = (record: CaseRecord, issues: readonly IntakeIssue[]): boolean => {
  const state = stateOf(record, issues);
  return state === 'clean' || state === 'warnings';
};
