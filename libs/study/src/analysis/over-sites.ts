import type { PairAnswer } from '@atrium/contracts';
import {
  heterogeneity,
  leaveOneSiteOut,
  metaAnalysis,
  offersMeans,
  predictionInterval,
  type MeansProcedure,
  type MetaAnalysis,
  type SiteEffect,
  smallestSize,
} from '@atrium/statistics';

/** So many sites are needed before each is given: fewer say too little of sites that were not looked at. */
const LEAST_SITES = { mean: 3, leaveOneOut: 4, heterogeneity: 5, prediction: 10 };

/** The spread between sites is not given where one has so many times as many patients as another: of such nothing was counted. */
const MOST_UNEVEN = 4;

/**
 * 'Sites like these': what the sites' mean differences say of others, as far as so many allow. @param withFailures of 'all cases',
 * where a failure counts as worst @param unweighted sites whose differences have no variance: what is said without them is of other sites
 */
export function overSites(
  ofSites: readonly SiteEffect[],
  {
    withFailures,
    unweighted,
  }: { readonly withFailures: boolean; readonly unweighted: readonly string[] },
): PairAnswer['meta'] {
  const effects = unweighted.length > 0 ? [] : ofSites;
  const k = effects.length;
  const sizes = effects.map((effect) => effect.n);
  const n = smallestSize(sizes);
  const isEven = Math.max(...sizes) <= MOST_UNEVEN * n;
  const isGiven = (least: number, procedure: MeansProcedure, sites = k): boolean =>
    k >= least && offersMeans(procedure, withFailures, n, sites);
  const meta = isGiven(LEAST_SITES.mean, 'sites: Hartung-Knapp') ? metaAnalysis(effects) : null;
  return {
    sites: ofSites.length,
    unweighted: [...unweighted],
    mean: meta && { ...toMean(meta), p: meta.p },
    leave_one_out:
      meta && isGiven(LEAST_SITES.leaveOneOut, 'sites: Hartung-Knapp', k - 1)
        ? leaveOneSiteOut(effects).map((one) => ({ ...toMean(one), without: one.without }))
        : [],
    heterogeneity:
      isEven && isGiven(LEAST_SITES.heterogeneity, 'sites: tau2, Q-profile')
        ? spreadOf(effects)
        : null,
    prediction:
      meta && isEven && isGiven(LEAST_SITES.prediction, 'sites: prediction interval')
        ? predictionInterval(meta)
        : null,
  };
}

const toMean = ({ estimate, interval }: MetaAnalysis) => ({ estimate, interval });

function spreadOf(effects: readonly SiteEffect[]) {
  const { tau2, tau2Interval, i2, i2Interval, p } = heterogeneity(effects);
  return { tau2, tau2_interval: tau2Interval, i2, i2_interval: i2Interval, p };
}
