import { tCdf, tQuantile } from '../distributions';
import type { Interval } from '../interval';
import type { SiteEffect } from './effect';
import { remlVariance, weighed } from './reml';

/** The mean over sites like these, of a random effects model. */
export interface MetaAnalysis {
  readonly sites: number;
  readonly estimate: number;
  readonly standardError: number;
  readonly interval: Interval;
  /** Two-sided, of a mean of 0. */
  readonly p: number;
  readonly tau2: number;
}

/**
 * Random effects over sites: tau2 by REML, the standard error of Hartung and Knapp (2001), its factor q at least 1
 * (Roever 2015's ad hoc correction: q* = max(1, q)), t with k - 1 degrees of freedom.
 *
 * @param effects of at least two sites
 */
export function metaAnalysis(effects: readonly SiteEffect[], level = 0.95): MetaAnalysis {
  const tau2 = remlVariance(effects);
  const df = effects.length - 1;
  const { sum, centre } = weighed(effects, tau2);
  const q = effects.reduce(
    (total, { estimate, variance }) => total + (estimate - centre) ** 2 / (variance + tau2),
    0,
  );
  const standardError = Math.sqrt(Math.max(1, q / df) / sum);
  const reach = tQuantile((1 + level) / 2, df) * standardError;
  return {
    sites: effects.length,
    estimate: centre,
    standardError,
    interval: { low: centre - reach, high: centre + reach, level },
    p: 2 * tCdf(-Math.abs(centre) / standardError, df),
    tau2,
  };
}

/** Where the true value of one more site like these lies, with k - 1 degrees of freedom as metafor's `predict`. */
export function predictionInterval(
  { sites, estimate, standardError, tau2 }: MetaAnalysis,
  level = 0.95,
): Interval {
  const reach = tQuantile((1 + level) / 2, sites - 1) * Math.sqrt(standardError ** 2 + tau2);
  return { low: estimate - reach, high: estimate + reach, level };
}

/** The analysis without each site in turn, in the order given. @param effects of at least three sites */
export const leaveOneSiteOut = (effects: readonly SiteEffect[], level = 0.95) =>
  effects.map(({ site }) => ({
    without: site,
    ...metaAnalysis(
      effects.filter((other) => other.site !== site),
      level,
    ),
  }));

/** The mean of these sites, nothing said of others. */
export interface EqualWeightMean {
  readonly sites: number;
  readonly estimate: number;
  readonly standardError: number;
  readonly interval: Interval;
}

/**
 * The plain mean of the sites' estimates, every site weighing the same, for 'these sites' alone: the variance within sites
 * is all that is uncertain, t with the degrees of freedom of Welch and Satterthwaite (1946). The weights of {@link metaAnalysis} follow
 * precision, and Dice is the more precise the nearer it is to 1: for a single arm they would favour the sites that do well.
 */
export function equalWeightMean(effects: readonly SiteEffect[], level = 0.95): EqualWeightMean {
  const k = effects.length;
  const estimate = effects.reduce((sum, effect) => sum + effect.estimate, 0) / k;
  const total = effects.reduce((sum, { variance }) => sum + variance, 0);
  const df =
    total ** 2 / effects.reduce((sum, { variance, n }) => sum + variance ** 2 / (n - 1), 0);
  const standardError = Math.sqrt(total) / k;
  const reach = tQuantile((1 + level) / 2, df) * standardError;
  return {
    sites: k,
    estimate,
    standardError,
    interval: { low: estimate - reach, high: estimate + reach, level },
  };
}
