import { chiSquareCdf } from '../distributions';
import { midranks } from '../ranking/midranks';
import { rounded } from '../rounding';
import { quadraticForm } from './quadratic-form';

/** A value and the group that it is of. */
export interface GroupedValue {
  readonly group: string;
  readonly value: number;
}

export interface GroupTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Whether values differ between groups within blocks (sites): Kruskal and Wallis's test of one block, over several the one that
 * van Elteren's is for two groups, ranks of a block divided by its size and one (SAS's modified ridits). Permutation
 * within blocks gives mean and covariance, chi-square the p value.
 *
 * @param blocks the values of each block
 * @returns null where no block tells groups apart: each has one group alone, or equal values
 */
export function kruskalWallis(blocks: readonly (readonly GroupedValue[])[]): GroupTest | null {
  const groups = [...new Set(blocks.flat().map(({ group }) => group))];
  const sums = groups.map(() => 0);
  const covariance = groups.map(() => groups.map(() => 0));
  for (const block of blocks) addBlock(block, groups, sums, covariance);
  const { value, rank } = quadraticForm(covariance, sums);
  return rank === 0 ? null : { statistic: value, df: rank, p: 1 - chiSquareCdf(value, rank) };
}

/** Adds a block's sums of scores less their expectation, and their covariance under permutation. */
function addBlock(
  block: readonly GroupedValue[],
  groups: readonly string[],
  sums: number[],
  covariance: number[][],
): void {
  const n = block.length;
  if (n < 2) return;
  const scores = midranks(block.map(({ value }) => rounded(value))).map((rank) => rank / (n + 1));
  const spread = scores.reduce((sum, score) => sum + (score - 0.5) ** 2, 0) / (n - 1);
  const counts = groups.map((group) => block.filter((one) => one.group === group).length);
  for (const [g, group] of groups.entries()) {
    for (const [i, score] of scores.entries()) if (block[i].group === group) sums[g] += score - 0.5;
    for (const h of groups.keys())
      covariance[g][h] += spread * ((g === h ? counts[g] : 0) - (counts[g] * counts[h]) / n);
  }
}
