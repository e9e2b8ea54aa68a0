import { describeMetric } from '@atrium/charts';
import type { RunsAnalysis } from '@atrium/contracts';

type Ranked = RunsAnalysis['moved'][number]['now'] | null;

/** A number with its endpoint's digits; a dash where there is none, a word where it is undefined. */
export const say = (value: Ranked, endpoint: string): string =>
  value === null
    ? '-'
    : value === 'infinity'
      ? 'undefined'
      : value.toFixed(describeMetric(endpoint).digits);
