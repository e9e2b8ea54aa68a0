import type { SiteEffect } from './effect';

const TOLERANCE = 1e-12;
const MOST_STEPS = 1000;

/**
 * Variance between sites by restricted maximum likelihood, Fisher scoring, as metafor's `rma(method = "REML")` (Viechtbauer
 * 2005); at least 0. It is the estimate of the random effects model estimate_i = mean + site_i + error_i.
 *
 * @param effects of at least two sites
 */
export function remlVariance(effects: readonly SiteEffect[]): number {
  let tau2 = startingVariance(effects);
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = Math.max(0, tau2 + scoringStep(effects, tau2));
    if (Math.abs(next - tau2) < TOLERANCE) return next;
    tau2 = next;
  }
  return tau2;
}

/** Hedges' estimate: the variance of the estimates less the mean of theirs. */
function startingVariance(effects: readonly SiteEffect[]): number {
  const k = effects.length;
  const centre = effects.reduce((sum, { estimate }) => sum + estimate, 0) / k;
  const spread = effects.reduce((sum, { estimate }) => sum + (estimate - centre) ** 2, 0) / (k - 1);
  return Math.max(0, spread - effects.reduce((sum, { variance }) => sum + variance, 0) / k);
}

function scoringStep(effects: readonly SiteEffect[], tau2: number): number {
  const { sum, squares, cubes, centre } = weighed(effects, tau2);
  const fit = effects.reduce(
    (total, { estimate, variance }) => total + ((estimate - centre) / (variance + tau2)) ** 2,
    0,
  );
  const trace = sum - squares / sum;
  const traceOfSquare = squares - (2 * cubes) / sum + (squares / sum) ** 2;
  return (fit - trace) / traceOfSquare;
}

/** Inverse-variance weights 1 / (variance + tau2): their sum, that of their squares and cubes, and the mean they give. */
export function weighed(effects: readonly SiteEffect[], tau2: number) {
  let [sum, squares, cubes, weighted] = [0, 0, 0, 0];
  for (const { estimate, variance } of effects) {
    const weight = 1 / (variance + tau2);
    sum += weight;
    squares += weight ** 2;
    cubes += weight ** 3;
    weighted += weight * estimate;
  }
  return { sum, squares, cubes, centre: weighted / sum };
}
