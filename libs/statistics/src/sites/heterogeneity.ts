import { chiSquareCdf, chiSquareQuantile } from '../distributions';
import type { Interval } from '../interval';
import type { SiteEffect } from './effect';
import { remlVariance, weighed } from './reml';

/** How far sites differ beyond chance. */
export interface Heterogeneity {
  readonly tau2: number;
  /** Share of the variance of the estimates that lies between sites. */
  readonly i2: number;
  /** Cochran's Q of no difference, and its p. */
  readonly q: number;
  readonly p: number;
  readonly tau2Interval: Interval;
  readonly i2Interval: Interval;
}

/** tau2 by REML, its interval by the Q-profile (Viechtbauer 2007), I2 by tau2 over tau2 plus the typical variance (Higgins 2002). */
export function heterogeneity(effects: readonly SiteEffect[], level = 0.95): Heterogeneity {
  const tau2 = remlVariance(effects);
  const df = effects.length - 1;
  const q = generalisedQ(effects, 0);
  const tail = (1 - level) / 2;
  const low = varianceAt(effects, chiSquareQuantile(1 - tail, df));
  const high = varianceAt(effects, chiSquareQuantile(tail, df));
  const { sum, squares } = weighed(effects, 0);
  const typical = df / (sum - squares / sum);
  const share = (between: number): number => between / (between + typical);
  return {
    tau2,
    i2: share(tau2),
    q,
    p: 1 - chiSquareCdf(q, df),
    tau2Interval: { low, high, level },
    i2Interval: { low: share(low), high: share(high), level },
  };
}

/** Sum of squared deviations from the mean, weighed by 1 / (variance + tau2): falls as tau2 grows. */
function generalisedQ(effects: readonly SiteEffect[], tau2: number): number {
  const { centre } = weighed(effects, tau2);
  return effects.reduce(
    (sum, { estimate, variance }) => sum + (estimate - centre) ** 2 / (variance + tau2),
    0,
  );
}

/** The tau2 at which Q has this value; 0 where Q is below it from the start. */
function varianceAt(effects: readonly SiteEffect[], wanted: number): number {
  if (generalisedQ(effects, 0) <= wanted) return 0;
  let high = Math.max(...effects.map(({ variance }) => variance));
  while (generalisedQ(effects, high) > wanted) high *= 2;
  let low = 0;
  for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
    const middle = (low + high) / 2;
    if (generalisedQ(effects, middle) > wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
