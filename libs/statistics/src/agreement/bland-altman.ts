import { tQuantile } from '../distributions';
import type { Interval } from '../interval';
import { mean, variance } from '../summary/describe';

/** How far two measurements of the same things lie apart. */
export interface Agreement {
  readonly n: number;
  /** Mean difference. */
  readonly bias: number;
  readonly sd: number;
  /** bias - 1.96 sd and bias + 1.96 sd: 95 % of the differences, were they normal. */
  readonly lower: number;
  readonly upper: number;
  readonly biasInterval: Interval;
  readonly lowerInterval: Interval;
  readonly upperInterval: Interval;
}

const Z = 1.96;

/** Limits of agreement with their intervals (Bland and Altman 1999, section 2.1); null of fewer than three differences. */
export function blandAltman(differences: readonly number[], level = 0.95): Agreement | null {
  const n = differences.length;
  if (n < 3) return null;
  const bias = mean(differences);
  const sd = Math.sqrt(variance(differences));
  const t = tQuantile((1 + level) / 2, n - 1);
  const about = (value: number, error: number): Interval => ({
    low: value - t * error,
    high: value + t * error,
    level,
  });
  const limitError = sd * Math.sqrt(1 / n + Z ** 2 / (2 * (n - 1)));
  const [lower, upper] = [bias - Z * sd, bias + Z * sd];
  return {
    n,
    bias,
    sd,
    lower,
    upper,
    biasInterval: about(bias, sd / Math.sqrt(n)),
    lowerInterval: about(lower, limitError),
    upperInterval: about(upper, limitError),
  };
}
