import { betaQuantile } from '../distributions';
import type { Interval } from '../interval';

/**
 * The exact interval of a share (Clopper and Pearson 1934); null of nothing.
 *
 * @param of how many there were; `hits` of them count
 */
export function clopperPearson(hits: number, of: number, level = 0.95): Interval | null {
  if (of === 0) return null;
  const tail = (1 - level) / 2;
  return {
    low: hits === 0 ? 0 : betaQuantile(tail, hits, of - hits + 1),
    high: hits === of ? 1 : betaQuantile(1 - tail, hits + 1, of - hits),
    level,
  };
}
