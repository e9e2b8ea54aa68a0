import { scaleLinear } from 'd3-scale';
import type { MetricDescription } from '../metric/describe';

export type Domain = readonly [from: number, to: number];

/**
 * The range of an axis: 0 to 1 for a share unless `from` says otherwise, from 0 for an amount, round 0 for a difference.
 */
export function domainOf(
  { kind }: MetricDescription,
  values: readonly number[],
  from: number | null = null,
): Domain {
  if (kind === 'share') return [from ?? 0, 1];
  const most = values.reduce((max, value) => Math.max(max, value), 0);
  const least = kind === 'amount' ? 0 : values.reduce((min, value) => Math.min(min, value), 0);
  const [low, high] = scaleLinear()
    .domain([least, most > least ? most : least + 1])
    .nice(6)
    .domain();
  return [low, high];
}

/** Where the axis of a share may begin, from the widest view to the nearest. */
const SHARE_STARTS = [0, 0.5, 0.8, 0.9];

/** The nearest view of a metric that cuts none of the values away; null where the metric is no share. */
export const nearestStart = (
  { kind }: MetricDescription,
  values: readonly number[],
): number | null =>
  kind === 'share'
    ? (SHARE_STARTS.findLast((start) => values.every((value) => value >= start)) ?? 0)
    : null;

/** The range of values between round numbers, wherever 0 lies. */
export function niceOver(values: readonly number[]): Domain {
  const low = values.reduce((min, value) => Math.min(min, value), Infinity);
  const high = values.reduce((max, value) => Math.max(max, value), -Infinity);
  const [from, to] = scaleLinear()
    .domain(high > low ? [low, high] : [low - 0.01, low + 0.01])
    .nice(5)
    .domain();
  return [from, to];
}

/** Round numbers within a domain, about `count` of them. */
export const ticksOf = (domain: Domain, count: number): number[] =>
  scaleLinear().domain(domain).ticks(count);

/** Maps a domain onto pixels. */
export function pixels(domain: Domain, from: number, to: number): (value: number) => number {
  const scale = scaleLinear().domain(domain).range([from, to]);
  return (value) => scale(value);
}

const MARK = 8;

/** Room in pixels for half a mark at the ends of a vertical axis; none at an end below which values are cut away. */
export const axisPadding = ([from]: Domain): { top: number; bottom: number } => ({
  top: MARK,
  bottom: from > 0 ? 0 : MARK,
});
