/**
 * Holm's adjusted p values (1979), in the order given: each is to be compared with alpha itself.
 */
export const holm = (p: readonly number[]): number[] =>
  stepDown(p).map((value) => Math.min(1, value));

/**
 * Holm's steps without the cap at 1: the least value times how many there are, the next times one less, never falling. Values
 * are p, or p over each test's own alpha, which then is to be compared with 1.
 */
export function stepDown(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
  const adjusted = new Array<number>(values.length);
  let least = 0;
  order.forEach((i, rank) => {
    least = Math.max(least, (values.length - rank) * values[i]);
    adjusted[i] = least;
  });
  return adjusted;
}

/** 'At every site': all must be shown, so the greatest p counts and nothing is adjusted (Berger 1982). */
export const intersectionUnion = (p: readonly number[]): number => Math.max(...p);
