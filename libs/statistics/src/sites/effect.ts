import { tQuantile } from '../distributions';
import type { Interval } from '../interval';
import { mean, variance } from '../summary/describe';

/** What one site says of a difference or of a metric. */
export interface SiteEffect {
  readonly site: string;
  readonly n: number;
  readonly estimate: number;
  /** Of the estimate: its standard error squared. */
  readonly variance: number;
}

/** Mean and its variance; null of fewer than two values, or of equal ones: such a site has no weight to be given. */
export function siteEffect(site: string, values: readonly number[]): SiteEffect | null {
  if (values.length < 2) return null;
  const spread = variance(values) / values.length;
  return spread > 0 ? { site, n: values.length, estimate: mean(values), variance: spread } : null;
}

/** Student's t interval of one site's mean. */
export function meanOfSite({ estimate, variance: squared, n }: SiteEffect, level = 0.95): Interval {
  const reach = tQuantile((1 + level) / 2, n - 1) * Math.sqrt(squared);
  return { low: estimate - reach, high: estimate + reach, level };
}
