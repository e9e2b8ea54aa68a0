import type { Absence, CaseDiff } from './api/cohort-diff';

/** Why only one of two versions has a case, for people; empty of a case that both have. */
export function absenceWords({ change, left_out }: Pick<CaseDiff, 'change' | 'left_out'>): string {
  if (change !== 'added' && change !== 'removed') return '';
  const without = change === 'added' ? 'earlier' : 'later';
  return left_out === null
    ? `not in the source of the ${without} version`
    : `left out of the ${without} version: ${whyOf(left_out)}`;
}

/** What somebody said, and what was found: either may be all that there is. */
function whyOf({ codes, reason }: Absence): string {
  const found = codes.join(', ');
  if (reason === null) return found;
  return found === '' ? reason : `${reason} (${found})`;
}
