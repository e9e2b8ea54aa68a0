import { counted } from './counted';
import type { RunAnalysis } from './run-analysis';

/** What of a run was left out of its claims, in words. */
export function pilotWords({ subset, cases }: NonNullable<RunAnalysis['pilot']>): string {
  const named = subset === null ? '' : ` (subset ${subset})`;
  if (cases === 0) return `The run took no case of the declared pilot${named}.`;
  return `${counted(cases, 'case')} of the declared pilot${named} ${cases === 1 ? 'is' : 'are'} described with the others and ${cases === 1 ? 'carries' : 'carry'} no claim.`;
}
