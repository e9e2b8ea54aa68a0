import {
  hodgesLehmann,
  stratifiedDifference,
  type Difference,
  offersDifference,
} from '@atrium/statistics';
import { ranked, rankedInterval } from './ranked';

/**
 * A difference that is infinite, for a distance is undefined in one arm alone, is no estimate. @param hasInterval whether
 * the interval covers at so many pairs and sites
 */
export const toEstimate = (difference: Difference | null, hasInterval: boolean) =>
  difference && Number.isFinite(difference.estimate)
    ? {
        estimate: ranked(difference.estimate),
        interval: hasInterval ? rankedInterval(difference.interval) : null,
      }
    : { estimate: null, interval: null };

/** Differences of one site, by their number and Hodges and Lehmann's estimate. */
export const differenceAt = (differences: readonly number[]) => ({
  n: differences.length,
  ...toEstimate(hodgesLehmann(differences), offersDifference([differences.length])),
});

/** The same over sites, stratified. */
export function differenceOver(sites: readonly (readonly number[])[]) {
  const sizes = sites.map(({ length }) => length);
  return {
    n: sizes.reduce((sum, n) => sum + n, 0),
    ...toEstimate(stratifiedDifference(sites), offersDifference(sizes)),
  };
}
