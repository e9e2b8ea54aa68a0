/** An undefined distance against a defined one: farther than anything, yet two opposite ones cancel. */
const FAR = 1e300;

/**
 * Differences whose Walsh averages (means of every two, each with itself included: n (n + 1) / 2 of them) are counted, never
 * written down: 6,000 pairs have 18 million.
 */
export interface WalshAverages {
  readonly count: number;
  readonly least: number;
  readonly most: number;
  /** How many are at most `value`. */
  readonly atMost: (value: number) => number;
}

export function walshOf(differences: readonly number[]): WalshAverages {
  const d = Float64Array.from(differences, (value) => Math.max(-FAR, Math.min(FAR, value))).sort();
  const n = d.length;
  return {
    count: (n * (n + 1)) / 2,
    least: d[0],
    most: d[n - 1],
    atMost: (value) => countAtMost(d, value),
  };
}

/** One pass: as the lower of two grows, the greatest partner that keeps their mean at most `value` falls. */
function countAtMost(ascending: Float64Array, value: number): number {
  let count = 0;
  for (let i = 0, j = ascending.length - 1; i <= j; i++) {
    while (j >= i && (ascending[i] + ascending[j]) / 2 > value) j--;
    count += Math.max(0, j - i + 1);
  }
  return count;
}

/** The k-th smallest Walsh average, k from 1. */
export const walshRank = (walsh: WalshAverages, k: number): number =>
  leastValue(walsh.least, walsh.most, (value) => walsh.atMost(value) >= k);

/** The median of the Walsh averages. */
export function walshMedian(walsh: WalshAverages): number {
  const middle = Math.floor(walsh.count / 2);
  if (walsh.count % 2 === 1) return walshRank(walsh, middle + 1);
  return (walshRank(walsh, middle) + walshRank(walsh, middle + 1)) / 2;
}

/**
 * The least number of an interval for which a condition holds that holds from there on; the upper end must meet it. Halved
 * until two neighbouring doubles are left, so that it is one of the numbers at which the condition changes.
 */
export function leastValue(least: number, most: number, holds: (value: number) => boolean): number {
  if (holds(least)) return shown(least);
  let [low, high] = [least, most];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return shown(high);
    if (holds(middle)) high = middle;
    else low = middle;
  }
}

/** What is half of something too far, or farther, is infinite; -0 is 0. */
const shown = (value: number): number =>
  Math.abs(value) > FAR / 4 ? Math.sign(value) * Infinity : value + 0;
