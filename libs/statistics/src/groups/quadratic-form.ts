/** x' A+ x for a positive semidefinite A whose range holds x, and the rank of A. */
export interface QuadraticForm {
  readonly value: number;
  readonly rank: number;
}

/** Pivots below this share of the greatest diagonal element are rounding. */
const SMALL = 1e-9;

/**
 * By elimination with the greatest pivot left: what remains of A and x after each step is what is not yet explained.
 * @param matrix symmetric and positive semidefinite, row by row
 */
export function quadraticForm(
  matrix: readonly (readonly number[])[],
  vector: readonly number[],
): QuadraticForm {
  const a = matrix.map((row) => [...row]);
  const x = [...vector];
  const least = SMALL * Math.max(0, ...a.map((row, i) => row[i]));
  const left = new Set(a.keys());
  let value = 0;
  while (left.size > 0) {
    const pivot = [...left].reduce((best, i) => (a[i][i] > a[best][best] ? i : best));
    if (!(a[pivot][pivot] > least)) break;
    left.delete(pivot);
    value += x[pivot] ** 2 / a[pivot][pivot];
    for (const i of left) {
      const share = a[i][pivot] / a[pivot][pivot];
      x[i] -= share * x[pivot];
      for (const j of left) a[i][j] -= share * a[pivot][j];
    }
  }
  return { value, rank: a.length - left.size };
}
