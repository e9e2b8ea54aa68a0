import {
  filesOf,
  intakeKind,
  type IntakeCase,
  type IntakeCode,
  type IntakeIssue,
  type IntakeSummary,
} from '@atrium/contracts';
import { bySite, checkCohort, checkSite, profileShifts, profileSite } from '@atrium/intake';
import type { CaseRecord, Plan } from './records';
import { isTaken, stateOf } from './row-state';

/** What cases are found to be beside each other: findings by a case's place in the plan. */
export function compareCases(records: readonly CaseRecord[]): IntakeIssue[][] {
  // A case that identifies somebody is compared with none: nothing of it is said of another.
  const open = records.flatMap(({ privacy, found }) =>
    privacy.decision === 'clean' ? [found] : [],
  );
  const sound = records.flatMap((record) => (isTaken(record, record.issues) ? [record.found] : []));
  const found = [...bySite(sound).flatMap(checkSite), ...checkCohort(bySite(open))];
  const places = new Map<string, number>(records.map(({ found: one }, n) => [one.case_id, n]));
  const byCase: IntakeIssue[][] = records.map(() => []);
  for (const issue of found) byCase[places.get(issue.case_id) ?? 0].push(issue);
  return byCase;
}

/** What the centre is told of an intake that is through. */
export function summarise(
  { kind, unpaired }: Plan,
  records: readonly CaseRecord[],
  among: readonly (readonly IntakeIssue[])[],
): IntakeSummary {
  const issuesOf = (n: number) => [...records[n].issues, ...among[n]];
  const taken: IntakeCase[] = records.flatMap((record, n) =>
    isTaken(record, issuesOf(n)) ? [record.found] : [],
  );
  const profiles = bySite(taken).map(profileSite);
  return {
    kind,
    cases: records.length,
    unpaired: filesOf(unpaired),
    sites: countSites(records, issuesOf),
    issues: countIssues(records, issuesOf),
    profiles,
    shifts: profileShifts(profiles),
  };
}

function countSites(
  records: readonly CaseRecord[],
  issuesOf: (n: number) => readonly IntakeIssue[],
): IntakeSummary['sites'] {
  const sites = new Map<string, IntakeSummary['sites'][number]>();
  for (const [n, record] of records.entries()) {
    const { site } = record.found;
    const counts = sites.get(site) ?? { site, cases: 0, errors: 0, quarantined: 0, warnings: 0 };
    const state = stateOf(record, issuesOf(n));
    counts.cases += 1;
    if (state !== 'clean') counts[state] += 1;
    sites.set(site, counts);
  }
  return [...sites.values()];
}

/** How many cases each finding is of, and how many of those are taken; the errors first. */
function countIssues(
  records: readonly CaseRecord[],
  issuesOf: (n: number) => readonly IntakeIssue[],
): IntakeSummary['issues'] {
  const counts = new Map<IntakeCode, { cases: number; taken: number }>();
  for (const [n, record] of records.entries()) {
    const issues = issuesOf(n);
    const taken = isTaken(record, issues) ? 1 : 0;
    for (const code of new Set(issues.map((issue) => issue.code))) {
      const before = counts.get(code) ?? { cases: 0, taken: 0 };
      counts.set(code, { cases: before.cases + 1, taken: before.taken + taken });
    }
  }
  return [...counts]
    .map(([code, of]) => ({ code, ...intakeKind(code), ...of }))
    .sort((a, b) => a.severity.localeCompare(b.severity) || b.cases - a.cases);
}
