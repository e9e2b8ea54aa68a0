import { describeMetric } from '@atrium/charts';
import type { EndpointSummary, Metric } from '@atrium/contracts';

type Ranked = number | 'infinity' | null;

/** A number with the metric's digits; a dash where there is none, a word where it is undefined. */
export function say(value: Ranked, metric: Metric): string {
  if (value === null) return '-';
  if (value === 'infinity') return 'undefined';
  return value.toFixed(describeMetric(metric).digits);
}

export const interval = (given: EndpointSummary['median_interval'], metric: Metric): string =>
  given ? `${say(given.low, metric)} to ${say(given.high, metric)}` : '-';

export const day = (iso: string | null): string =>
  iso ? iso.slice(0, 16).replace('T', ' ') + ' UTC' : '-';

/** `1 site`, `2 sites` and so on are libs/contracts' `counted`; this joins names as a sentence does. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? 'none') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
