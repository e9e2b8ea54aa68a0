/** Ranks of values from 1 in their order, equal values share the mean of theirs. */
export function midranks(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((a, b) => compare(values[a], values[b]));
  const ranks = new Array<number>(values.length);
  for (let first = 0; first < order.length;) {
    let last = first;
    while (last + 1 < order.length && values[order[last + 1]] === values[order[first]]) last++;
    for (let i = first; i <= last; i++) ranks[order[i]] = (first + last) / 2 + 1;
    first = last + 1;
  }
  return ranks;
}

/** Infinity less infinity is not a number. */
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
