import { rounded } from '../rounding';

/** Ranks of differences by size, zeros ranked with the others and then left out (Pratt 1959). */
export interface SignedRanks {
  /** Twice the midrank of each difference other than 0, negative where the difference is: whole numbers. */
  readonly doubled: readonly number[];
  readonly zeros: number;
}

/** Equal sizes share the mean of their ranks. */
export function signedRanks(differences: readonly number[]): SignedRanks {
  const bySize = differences.map(rounded).sort((a, b) => Math.abs(a) - Math.abs(b));
  const doubled: number[] = [];
  let zeros = 0;
  for (let first = 0; first < bySize.length;) {
    let last = first;
    while (Math.abs(bySize[last + 1]) === Math.abs(bySize[first])) last++;
    const rank = first + last + 2; // twice the mean of first + 1 to last + 1
    if (bySize[first] === 0) zeros = last - first + 1;
    else for (let i = first; i <= last; i++) doubled.push(Math.sign(bySize[i]) * rank);
    first = last + 1;
  }
  return { doubled, zeros };
}
