import type { AcceptanceYaml, ComparisonYaml, RunAnalysis } from '@atrium/contracts';
import { describeMetric, metricTitle } from '../metric/describe';

/** A declared comparison as a sentence has it. */
export function claimSentence(comparison: ComparisonYaml): string {
  const { kind, arm, against, margin, at, notLikeForLike } = comparison;
  const claims = {
    'non-inferiority': `${arm} is not worse than ${against} by ${margin}`,
    equivalence: `${arm} and ${against} differ by less than ${margin}`,
    difference: `${arm} and ${against} differ`,
  };
  const where = at === 'every-site' ? ', at every site' : ', over the sites';
  return `${claims[kind]}${where}${notLikeForLike ? ' (not like for like)' : ''}`;
}

/** What is asked of an arm before it is accepted. */
export function acceptanceSentence(
  { atLeast, atMost }: AcceptanceYaml,
  { estimator, endpoint }: Pick<RunAnalysis, 'estimator' | 'endpoint'>,
): string {
  const bound = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
  return `${estimator} ${metricTitle(describeMetric(endpoint))} ${bound}`;
}
