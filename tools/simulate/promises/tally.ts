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

/** Counts replicates; `null` is one that gave nothing. */
export function tally(
  key: Pick<Coverage, 'procedure' | 'population' | 'n' | 'k'>,
  replicates: number,
  replicate: (index: number) => boolean | null,
): Coverage {
  let [given, hits] = [0, 0];
  for (let i = 0; i < replicates; i++) {
    const hit = replicate(i);
    if (hit === null) continue;
    given++;
    if (hit) hits++;
  }
  const share = given === 0 ? NaN : hits / given;
  return { ...key, replicates, given, share, error: Math.sqrt((share * (1 - share)) / given) };
}
