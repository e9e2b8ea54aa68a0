import { UNDEFINED_WORDS, type Metric, type Ranked } from '@atrium/contracts';
import { show } from '../axis/format';
import { describeMetric } from './describe';

/** A statistic as answers carry it: an undefined distance ranks infinite. */
export type RankedValue = Ranked | null | undefined;

/**
 * A number with its metric's digits; a dash where there is none, a word where it is undefined.
 * @param finer digits more: differences are smaller than what they are of
 */
export function sayValue(value: RankedValue, metric: Metric, finer = 0): string {
  if (value === null || value === undefined) return '-';
  if (typeof value === 'string') return UNDEFINED_WORDS[value];
  return show(value, describeMetric(metric).digits + finer);
}

/** Both ends of an interval, as {@link sayValue} says them. */
export const sayRange = (
  given: { readonly low: RankedValue; readonly high: RankedValue } | null | undefined,
  metric: Metric,
  finer = 0,
): string =>
  given ? `${sayValue(given.low, metric, finer)} to ${sayValue(given.high, metric, finer)}` : '-';
