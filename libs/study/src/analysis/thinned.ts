/** At most so many, of equal steps, the first and the last included. */
export function evenlyThinned<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all];
  return Array.from(
    { length: most },
    (_, i) => all[Math.round((i * (all.length - 1)) / (most - 1))],
  );
}
