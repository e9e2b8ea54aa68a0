import { median } from '../median';

/** Values of a site below which nothing is said. Of 10 normal values 1.7 % lie beyond the limits, of 20 0.7 %, of 100 0.1 % (20,000 draws). */
export const MIN_VALUES = 10;
/** Modified z-score beyond which a value is an outlier. */
const CUTOFF = 3.5;
/** Standard deviations of a normal distribution in a median and in a mean absolute deviation. */
const PER_MAD = 1.4826;
const PER_MEAN_AD = 1.2533;

/**
 * What a value must stay within not to be an outlier among others: median +- 3.5 x 1.4826 MAD, which is a modified z-score of
 * at most 3.5 (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993). Where more than half of the values are equal,
 * the MAD is 0 and the mean absolute deviation x 1.2533 stands for it.
 *
 * @param values in any order
 * @returns null for fewer than {@link MIN_VALUES} values, or where all are equal
 */
export function robustLimits(values: readonly number[]): readonly [number, number] | null {
  if (values.length < MIN_VALUES) return null;
  const centre = median(values);
  const deviations = values.map((value) => Math.abs(value - centre));
  const mad = median(deviations);
  const spread =
    mad > 0 ? PER_MAD * mad : (PER_MEAN_AD * deviations.reduce((a, b) => a + b, 0)) / values.length;
  return spread > 0 ? [centre - CUTOFF * spread, centre + CUTOFF * spread] : null;
}
