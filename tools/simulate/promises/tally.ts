/** A row of the table: how often a procedure kept what it promises. */
export interface Coverage {
  readonly procedure: string;
  readonly population: string;
  /** Values, or patients of each site. */
  readonly n: number;
  /** Sites; 1 where the procedure knows none. */
  readonly k: number;
  readonly replicates: number;
  /** Of the replicates that gave an interval or a test at all. */
  readonly given: number;
  /** Share of these that covered the truth, or that rejected what was true. */
  readonly share: number;
  /** Monte Carlo standard error of the share. */
  readonly error: number;
}

type Key = Pick<Coverage, 'procedure' | 'population' | 'n' | 'k'>;

/** Counts replicates; `null` is one that gave nothing. */
export const tally = (
  key: Key,
  replicates: number,
  replicate: (index: number) => boolean | null,
): Coverage => tallyAll([key], replicates, (i) => [replicate(i)])[0];

/** The same of several procedures on the same replicates, an outcome each. */
export function tallyAll(
  keys: readonly Key[],
  replicates: number,
  replicate: (index: number) => readonly (boolean | null)[],
): Coverage[] {
  const given = keys.map(() => 0);
  const hits = keys.map(() => 0);
  for (let i = 0; i < replicates; i++) {
    replicate(i).forEach((hit, at) => {
      if (hit === null) return;
      given[at]++;
      if (hit) hits[at]++;
    });
  }
  return keys.map((key, at) => {
    const share = given[at] === 0 ? NaN : hits[at] / given[at];
    const error = Math.sqrt((share * (1 - share)) / given[at]);
    return { ...key, replicates, given: given[at], share, error };
  });
}
