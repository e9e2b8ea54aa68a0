/**
 * The rising sequence nearest to the values in weighted least squares (pool adjacent violators, Barlow 1972).
 *
 * @param weights above 0, one a value; all 1 unless given
 */
export function isotonic(
  values: readonly number[],
  weights: readonly number[] = values.map(() => 1),
): number[] {
  const blocks: { value: number; weight: number; length: number }[] = [];
  values.forEach((value, i) => {
    let block = { value, weight: weights[i], length: 1 };
    for (let last = blocks.at(-1); last && last.value >= block.value; last = blocks.at(-1)) {
      blocks.pop();
      const weight = last.weight + block.weight;
      const pooled = (last.value * last.weight + block.value * block.weight) / weight;
      block = { value: pooled, weight, length: last.length + block.length };
    }
    blocks.push(block);
  });
  return blocks.flatMap(({ value, length }) => new Array<number>(length).fill(value));
}

/** A fit that rises up to its mode and falls from there on. */
export interface UnimodalFit {
  readonly mode: number;
  readonly fitted: readonly number[];
}

/**
 * The unimodal sequence nearest to the values: rising up to the place that fits best, falling from the next one on. A sweep
 * over margin or scale is expected to have one optimum. @param values at least one
 */
export function unimodal(
  values: readonly number[],
  weights: readonly number[] = values.map(() => 1),
): UnimodalFit {
  const fits = values.map((_, place) => sidesOf(values, weights, place));
  const errors = fits.map((fitted) => squares(values, weights, fitted));
  const fitted = fits[errors.indexOf(Math.min(...errors))];
  return { mode: fitted.indexOf(Math.max(...fitted)), fitted };
}

/** Rising up to a place, falling after it: unimodal, whichever of the two in the middle is the greater. */
function sidesOf(values: readonly number[], weights: readonly number[], place: number): number[] {
  const rising = isotonic(values.slice(0, place + 1), weights.slice(0, place + 1));
  const after = isotonic(
    values.slice(place + 1).reverse(),
    weights.slice(place + 1).reverse(),
  ).reverse();
  return [...rising, ...after];
}

const squares = (
  values: readonly number[],
  weights: readonly number[],
  fitted: readonly number[],
): number => values.reduce((sum, value, i) => sum + weights[i] * (value - fitted[i]) ** 2, 0);
