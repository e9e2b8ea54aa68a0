import { hodgesLehmann, type Difference } from './hodges-lehmann';
import { signedRankTest, type SignedRankTest } from './signed-rank-test';

/** One arm against another at a margin declared beforehand. */
export interface MarginTest {
  readonly p: number;
  /** Of the one-sided tests that it needs, each at `alpha`. */
  readonly tests: readonly SignedRankTest[];
  /** The Hodges-Lehmann difference; its interval has 1 - 2 alpha, so that its bounds answer the same question. */
  readonly difference: Difference | null;
  readonly isShown: boolean;
}

/**
 * Whether a is not worse than b by `margin` or more: the signed rank test that a - b + margin is centred at 0, against
 * greater. @param differences a less b, of a metric of which more is better @param margin above 0
 */
export function nonInferiority(
  differences: readonly number[],
  margin: number,
  alpha = 0.025,
): MarginTest {
  const test = shifted(differences, margin, 'greater');
  return decided([test], differences, alpha);
}

/** Whether a and b differ by less than `margin`, both ways (Schuirmann's two one-sided tests). */
export function equivalence(
  differences: readonly number[],
  margin: number,
  alpha = 0.05,
): MarginTest {
  const tests = [shifted(differences, margin, 'greater'), shifted(differences, -margin, 'less')];
  return decided(tests, differences, alpha);
}

const shifted = (differences: readonly number[], by: number, side: 'greater' | 'less') =>
  signedRankTest(
    differences.map((difference) => difference + by),
    side,
  );

function decided(
  tests: readonly SignedRankTest[],
  differences: readonly number[],
  alpha: number,
): MarginTest {
  const p = Math.max(...tests.map((test) => test.p));
  const difference = hodgesLehmann(differences, 1 - 2 * alpha);
  return { p, tests, difference, isShown: p <= alpha };
}
