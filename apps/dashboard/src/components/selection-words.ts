import type { Selection } from '@atrium/contracts';

/** What of its cohort a run takes, in words. */
export function selectionWords({ sites, cases, limit }: Selection): string {
  const parts = [
    sites && `sites ${sites.join(', ')}`,
    cases && (cases.length === 1 ? '1 chosen case' : `${cases.length} chosen cases`),
    limit !== null && (limit === 1 ? 'the first case' : `the first ${limit} cases`),
  ].filter(Boolean);
  return parts.length === 0 ? 'all cases' : parts.join('; ');
}
