import { stepDown } from '../multiplicity/holm';
import { offersTest } from '../offered/offered-tests';
import { ALPHA } from '../paired/margin-test';
import {
  compare,
  type ComparisonResult,
  type DeclaredComparison,
  type SitePairs,
} from './comparison';

/** The pairs of a comparison in both populations; they always stand side by side. */
export interface DeclaredPairs {
  readonly comparison: DeclaredComparison;
  /** Failures of the method count with the worst value. */
  readonly allCases: readonly SitePairs[];
  readonly completedOnly: readonly SitePairs[];
}

export type Verdict = 'shown' | 'not shown' | 'not decidable';

export interface Answer extends ComparisonResult {
  /** Holm's, over the declared comparisons of the same population. */
  readonly adjustedP: number;
  readonly verdict: Verdict;
  /** Whether even pairs that all lie on one side would show nothing. */
  readonly isTooFew: boolean;
}

export interface DeclaredAnswer {
  readonly comparison: DeclaredComparison;
  readonly allCases: Answer;
  readonly completedOnly: Answer;
  /** Shown where both populations agree that it is; not decidable where either is. */
  readonly verdict: Verdict;
  /**
   * Where it is not decidable for want of them: differences other than 0 that are needed (at each site, where every site is asked).
   */
  readonly needed: number | null;
}

/**
 * The answers to a study's declared comparisons. p values are adjusted by Holm over the comparisons, each first brought to the
 * scale of its own alpha; what even the most favourable pairs could not show is 'not decidable'.
 */
export function declaredAnswers(declared: readonly DeclaredPairs[]): DeclaredAnswer[] {
  const allCases = answersOf(declared, 'allCases');
  const completedOnly = answersOf(declared, 'completedOnly');
  return declared.map(({ comparison }, i) => {
    const both = [allCases[i], completedOnly[i]];
    const verdict = agreed(both.map((answer) => answer.verdict));
    return {
      comparison,
      allCases: allCases[i],
      completedOnly: completedOnly[i],
      verdict,
      needed:
        verdict === 'not decidable' && both.some(({ isTooFew }) => isTooFew)
          ? both[0].needed(ALPHA[comparison.kind] / declared.length)
          : null,
    };
  });
}

function answersOf(
  declared: readonly DeclaredPairs[],
  population: 'allCases' | 'completedOnly',
): Answer[] {
  const results = declared.map((one) => compare(one.comparison, one[population]));
  const alphas = declared.map(({ comparison }) => ALPHA[comparison.kind]);
  const areOffered = declared.map(({ comparison }, i) =>
    offersTest(
      comparison,
      results[i].sites.map(({ n }) => n),
    ),
  );
  // Tests of different alphas are ordered by the share of their own that they use. One that does not hold its alpha rejects nothing,
  // and makes no step for the others.
  const shares = stepDown(results.map(({ p }, i) => (areOffered[i] ? p / alphas[i] : Infinity)));
  return results.map((result, i) => {
    const isTooFew = result.smallestP > alphas[i] / declared.length;
    const isDecidable = areOffered[i] && !isTooFew;
    return {
      ...result,
      isTooFew,
      adjustedP: Math.min(1, shares[i] * alphas[i]),
      verdict: shares[i] <= 1 ? 'shown' : isDecidable ? 'not shown' : 'not decidable',
    };
  });
}

function agreed(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.every((verdict) => verdict === 'shown')) return 'shown';
  return verdicts.includes('not decidable') ? 'not decidable' : 'not shown';
}
