import type { IntakeCase, IntakeIssue, PrivacyDecision, PrivacyFinding } from '@atrium/contracts';
import { issueOf } from '../checks/check';

/** Quarantined for one direct finding; each thing is said once, the direct first. */
export function decide(findings: readonly PrivacyFinding[]): PrivacyDecision {
  const once = new Map(
    findings.map((finding) => [`${finding.place} ${finding.name} ${finding.reason}`, finding]),
  );
  const found = [...once.values()].sort((a, b) => Number(b.direct) - Number(a.direct));
  return {
    decision: found.some(({ direct }) => direct) ? 'quarantined' : 'clean',
    findings: found,
  };
}

/** Names that a finding of a case says; the rest is counted. */
const NAMED = 5;

/** The issue of a case that is quarantined: where and why, never what. */
export function privacyIssue(
  one: Pick<IntakeCase, 'case_id' | 'site'>,
  { findings }: PrivacyDecision,
): IntakeIssue[] {
  const direct = findings.filter((finding) => finding.direct);
  if (direct.length === 0) return [];
  const named = direct
    .slice(0, NAMED)
    .map(({ place, name, reason }) => `${place} ${name} (${reason})`);
  const more = direct.length > NAMED ? ` and ${direct.length - NAMED} more` : '';
  const expected = 'nothing that may identify a person';
  return [issueOf(one, 'IDENTIFIER_FOUND', { found: named.join(', ') + more, expected })];
}
