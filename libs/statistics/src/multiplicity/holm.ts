/**
 * Holm's adjusted p values (1979), in the order given: each is to be compared with alpha itself.
 */
export function holm(p: readonly number[]): number[] {
  const order = p.map((_, i) => i).sort((a, b) => p[a] - p[b]);
  const adjusted = new Array<number>(p.length);
  let least = 0;
  order.forEach((i, rank) => {
    least = Math.max(least, Math.min(1, (p.length - rank) * p[i]));
    adjusted[i] = least;
  });
  return adjusted;
}

/** 'At every site': all must be shown, so the greatest p counts and nothing is adjusted (Berger 1982). */
export const intersectionUnion = (p: readonly number[]): number => Math.max(...p);
