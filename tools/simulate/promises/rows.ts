import type { Coverage } from './tally';

/** Rows as the simulation prints them, a line each. */
export const parseRows = (text: string): Coverage[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** The error that a test may have; null of an interval. */
export function limitOf(procedure: string): number | null {
  if (procedure.endsWith('0.025')) return 0.03;
  return procedure.endsWith('0.05') ? 0.06 : null;
}

/** Of a procedure at one size the population on which it does worst. Fewer than a tenth of the replicates say nothing. */
export function worstRows(rows: readonly Coverage[]): Coverage[] {
  const worst = new Map<string, Coverage>();
  for (const row of added(rows).filter(({ given, replicates }) => given >= replicates / 10)) {
    const { procedure, n, k, share } = row;
    const key = JSON.stringify([procedure, n, k]);
    const known = worst.get(key);
    const isWorse =
      !known || (limitOf(procedure) === null ? share < known.share : share > known.share);
    if (isWorse) worst.set(key, row);
  }
  return [...worst.values()].sort(
    (a, b) => a.procedure.localeCompare(b.procedure) || a.k - b.k || a.n - b.n,
  );
}

/** Rows of one procedure, population and size as one of all their replicates. */
function added(rows: readonly Coverage[]): Coverage[] {
  const sums = new Map<string, Coverage>();
  for (const row of rows) {
    const key = JSON.stringify([row.procedure, row.population, row.n, row.k]);
    const known = sums.get(key);
    sums.set(key, known ? sumOf(known, row) : row);
  }
  return [...sums.values()];
}

function sumOf(a: Coverage, b: Coverage): Coverage {
  const given = a.given + b.given;
  const hits = (row: Coverage): number => (row.given > 0 ? row.share * row.given : 0);
  const share = (hits(a) + hits(b)) / given;
  const error = Math.sqrt((share * (1 - share)) / given);
  return { ...a, replicates: a.replicates + b.replicates, given, share, error };
}
