import { counted, type Arm, type ResultFilter } from '@atrium/contracts';
import { filterSentence } from '../filter-words';
import { likenessOf } from '../likeness';
import { metricTitle, type MetricDescription } from '../metric/describe';
import { isRound, type EffortPoint } from './data';

interface EffortSentence {
  readonly metric: MetricDescription;
  readonly points: readonly EffortPoint[];
  readonly arms: readonly Arm[];
  readonly filter: ResultFilter;
  /** Where the axis of a share begins. */
  readonly from: number;
}

/** What effort against quality shows, with n. */
export function effortSentence({ metric, points, arms, filter, from }: EffortSentence): string {
  const n = points.reduce((sum, point) => sum + point.n, 0);
  const isOracle = arms.some(({ prompt }) => prompt.source === 'reference');
  const likeness = likenessOf(arms.map(({ prompt }) => prompt)).sentence;
  return [
    `Median ${metricTitle(metric)} of each arm at each site over the mean number of prompts that a person would have drawn for a case, bars from the first to the third quartile; ${counted(n, 'completed result')}.`,
    'Interpolated boxes and the search for the key slice are not counted; units (boxes, masks) are never summed.',
    arms.some(isRound) ? 'A line joins the interactive rounds of one arm.' : '',
    metric.kind === 'share' && from > 0
      ? `The axis begins at ${from}: what lies below is not drawn.`
      : '',
    likeness,
    likeness !== '' && isOracle
      ? 'Prompts from the reference are an upper bound of what a person gives.'
      : '',
    filterSentence(filter),
  ]
    .filter((part) => part !== '')
    .join(' ');
}
