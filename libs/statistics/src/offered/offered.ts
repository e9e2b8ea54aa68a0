/** How a procedure did at one size, on the population that suits it least (`npm run simulate:coverage`). */
export interface CoverageRow {
  /** Its name; that of a test ends with its alpha, `0.05`, or `0.025` where it is one-sided. */
  readonly procedure: string;
  /** Values, or patients of each site. */
  readonly n: number;
  /** Sites; 1 where the procedure knows none. */
  readonly k: number;
  /** Share of the replicates in which an interval covered the truth, or in which a test rejected it. */
  readonly share: number;
}

/** An interval of 95 % must cover at least this share. */
const LEAST_COVERAGE = 0.925;

/** What a test may reject of what is true at most, by its alpha. */
const MOST_ERROR: Readonly<Record<string, number>> = { '0.05': 0.06, '0.025': 0.03 };

/** Whether a row keeps what its procedure promises. */
export function keepsPromise({ procedure, share }: CoverageRow): boolean {
  const most = MOST_ERROR[/0\.\d+$/.exec(procedure)?.[0] ?? ''];
  return most === undefined ? share >= LEAST_COVERAGE : share <= most;
}

/**
 * Whether a procedure is offered for so many values (of each site) and so many sites: at the sizes of the simulation next below and
 * next above it keeps what it promises. Below the least size simulated nothing is offered, above the greatest what holds there.
 */
export function isOffered(
  table: readonly CoverageRow[],
  procedure: string,
  n: number,
  sites = 1,
): boolean {
  const rows = table.filter((row) => row.procedure === procedure);
  const ns = sizesAbout(
    rows.map((row) => row.n),
    n,
  );
  const ks = sizesAbout(
    rows.map((row) => row.k),
    sites,
  );
  const asked = rows.filter((row) => ns.includes(row.n) && ks.includes(row.k));
  return asked.length > 0 && asked.every(keepsPromise);
}

/** The sizes next below (or at) and next above (or at) a size; none where even the least is above. */
function sizesAbout(sizes: readonly number[], size: number): number[] {
  const below = sizes.filter((one) => one <= size);
  if (below.length === 0) return [];
  const above = sizes.filter((one) => one >= size);
  return [Math.max(...below), ...(above.length > 0 ? [Math.min(...above)] : [])];
}
