import { counted } from './counted';
import type { Selection } from './run';

/** What of its cohort a run takes, in words: "the first 3 cases at north, south". */
export function selectionWords({ sites, cases, limit, subset }: Selection): string {
  const named = subset === undefined ? null : `subset ${subset}`;
  const chosen = cases
    ? [counted(cases.length, 'chosen case'), named].filter(isSaid).join(' of ')
    : named;
  const what = limit === null ? (chosen ?? 'all cases') : firstOf(limit, chosen);
  return sites ? `${what} at ${sites.join(', ')}` : what;
}

const isSaid = (words: string | null): words is string => words !== null;

function firstOf(limit: number, chosen: string | null): string {
  if (chosen !== null) return `the first ${limit} of ${chosen}`;
  return limit === 1 ? 'the first case' : `the first ${limit} cases`;
}
