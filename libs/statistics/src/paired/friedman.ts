import { chiSquareCdf, studentizedRangeCdf } from '../distributions';
import { midranks } from '../ranking/midranks';

/** Several arms on the same cases. */
export interface FriedmanTest {
  readonly cases: number;
  /** Mean rank of each arm, 1 the least value. */
  readonly meanRanks: readonly number[];
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Friedman's test that no arm ranks above another (1937), corrected for ties, as R's `friedman.test`.
 *
 * @param rows a row a case, a value an arm
 * @returns null of no case or of one arm, and where every case has all values equal
 */
export function friedman(rows: readonly (readonly number[])[]): FriedmanTest | null {
  const [n, k] = [rows.length, rows[0]?.length ?? 0];
  if (n === 0 || k < 2) return null;
  const ranked = rows.map(midranks);
  const meanRanks = Array.from({ length: k }, (_, arm) => columnMean(ranked, arm));
  const ties = rows.reduce((sum, row) => sum + tieTerm(row), 0);
  const between = meanRanks.reduce((sum, rank) => sum + (n * (rank - (k + 1) / 2)) ** 2, 0);
  const within = n * k * (k + 1) - ties / (k - 1);
  if (within <= 1e-9) return null;
  const statistic = (12 * between) / within;
  return { cases: n, meanRanks, statistic, df: k - 1, p: 1 - chiSquareCdf(statistic, k - 1) };
}

/** p of every two arms after Friedman (Nemenyi 1963), by the range of k standard normal values: row a, column b. */
export function nemenyi({ cases, meanRanks }: FriedmanTest): number[][] {
  const k = meanRanks.length;
  const scale = Math.sqrt((k * (k + 1)) / (12 * cases));
  return meanRanks.map((a) =>
    meanRanks.map((b) => (a === b ? 1 : 1 - studentizedRangeCdf(Math.abs(a - b) / scale, k))),
  );
}

/** Sum of t^3 - t over the groups of t equal values. */
function tieTerm(row: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of row) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].reduce((sum, t) => sum + t ** 3 - t, 0);
}

const columnMean = (rows: readonly (readonly number[])[], column: number): number =>
  rows.reduce((sum, row) => sum + row[column], 0) / rows.length;
