import { counted } from './counted';
import type { Selection } from './run';

/** What of its cohort a run takes, in words: "the first 3 cases at north, south". */
export function selectionWords({ sites, cases, limit }: Selection): string {
  const chosen = cases && counted(cases.length, 'chosen case');
  const what = limit === null ? (chosen ?? 'all cases') : firstOf(limit, chosen);
  return sites ? `${what} at ${sites.join(', ')}` : what;
}

function firstOf(limit: number, chosen: string | null): string {
  if (chosen !== null) return `the first ${limit} of ${chosen}`;
  return limit === 1 ? 'the first case' : `the first ${limit} cases`;
}
