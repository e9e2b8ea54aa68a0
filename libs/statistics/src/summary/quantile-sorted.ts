/** A copy in ascending order. */
export const sorted = (values: Iterable<number>): Float64Array => Float64Array.from(values).sort();

/**
 * Quantile R-7 (Hyndman and Fan 1996): linear between the order statistics at (n - 1) p.
 *
 * @param values ascending, at least one
 */
export function quantileSorted(values: ArrayLike<number>, p: number): number {
  const place = (values.length - 1) * p;
  const below = Math.floor(place);
  const above = Math.min(below + 1, values.length - 1);
  const [low, high] = [values[below], values[above]];
  // No share of the way, or no way at all: with infinite values among them both products were no number.
  return place === below || low === high ? low : low + (place - below) * (high - low);
}

export const medianSorted = (values: ArrayLike<number>): number => quantileSorted(values, 0.5);
