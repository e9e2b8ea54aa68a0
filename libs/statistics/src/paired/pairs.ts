/** Differences of two arms over the cases that both have, and what fell out. */
export interface Pairs {
  /** a less b, in the order of a's cases. */
  readonly differences: readonly number[];
  readonly cases: readonly string[];
  readonly onlyA: number;
  readonly onlyB: number;
}

/** Pairs two arms by case. */
export function pairsOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): Pairs {
  const cases = [...a.keys()].filter((id) => b.has(id));
  return {
    cases,
    differences: cases.map((id) => (a.get(id) ?? NaN) - (b.get(id) ?? NaN)),
    onlyA: a.size - cases.length,
    onlyB: b.size - cases.length,
  };
}
