import { stepDown } from '../multiplicity/holm';
import { offersTest } from '../offered/offered-tests';
import { LEVEL } from '../paired/margin-test';
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
  /** Holm's, over the declared comparisons of the same population; null where the test was not shown to hold its alpha. */
  readonly adjustedP: number | null;
  readonly verdict: Verdict;
  /** Whether even pairs that all lie on one side would show nothing. */
  readonly isTooFew: boolean;
}

export interface DeclaredAnswer {
  readonly comparison: DeclaredComparison;
  readonly allCases: Answer;
  readonly completedOnly: Answer;
  /** Shown where both populations agree that it is, not shown where one says so; else not decidable. */
  readonly verdict: Verdict;
  /** Sites that have pairs in all cases, and none among the completed. */
  readonly lostSites: readonly string[];
  /**
   * Where it is not decidable for want of them: differences other than 0 that are needed (at each site, where every site is asked).
   */
  readonly needed: number | null;
}

/**
 * The answers to a study's declared comparisons. p values are adjusted by Holm over the comparisons, each first brought to the
 * scale of its own level; what even the most favourable pairs could not show is 'not decidable'.
 */
export function declaredAnswers(declared: readonly DeclaredPairs[]): DeclaredAnswer[] {
  const allCases = answersOf(declared, 'allCases');
  const completedOnly = answersOf(declared, 'completedOnly');
  return declared.map(({ comparison }, i) => {
    const both = [allCases[i], completedOnly[i]];
    const lostSites = sitesLost(allCases[i], completedOnly[i]);
    const verdict = agreed(both, lostSites);
    return {
      comparison,
      allCases: allCases[i],
      completedOnly: completedOnly[i],
      verdict,
      lostSites,
      needed:
        verdict === 'not decidable' && both.some(({ isTooFew }) => isTooFew)
          ? both[0].needed(LEVEL[comparison.kind] / declared.length)
          : null,
    };
  });
}

function answersOf(
  declared: readonly DeclaredPairs[],
  population: 'allCases' | 'completedOnly',
): Answer[] {
  const results = declared.map((one) => compare(one.comparison, one[population]));
  const levels = declared.map(({ comparison }) => LEVEL[comparison.kind]);
  const areOffered = declared.map(({ comparison }, i) =>
    offersTest(
      comparison,
      results[i].sites.map(({ n }) => n),
    ),
  );
  // Tests of different levels are ordered by the share of their own that they use. One that does not hold its alpha rejects nothing,
  // and makes no step for the others.
  const shares = stepDown(results.map(({ p }, i) => (areOffered[i] ? p / levels[i] : Infinity)));
  return results.map((result, i) => {
    const isTooFew = result.smallestP > levels[i] / declared.length;
    const isDecidable = areOffered[i] && !isTooFew;
    return {
      ...result,
      isTooFew,
      adjustedP: areOffered[i] ? Math.min(1, shares[i] * levels[i]) : null,
      verdict: shares[i] <= 1 ? 'shown' : isDecidable ? 'not shown' : 'not decidable',
    };
  });
}

/**
 * Both populations, in the same direction: p of a difference has two sides. What one of them cannot show at all is not decidable only
 * where the other does not say no. Of sites that one of them does not have they do not speak alike.
 */
function agreed(both: readonly Answer[], lostSites: readonly string[]): Verdict {
  const verdicts = both.map(({ verdict }) => verdict);
  if (verdicts.includes('not shown')) return 'not shown';
  if (verdicts.includes('not decidable') || lostSites.length > 0) return 'not decidable';
  const [side, other] = both.map(({ difference }) => Math.sign(difference?.estimate ?? 0));
  return side * other < 0 ? 'not shown' : 'shown';
}

function sitesLost(allCases: Answer, completedOnly: Answer): string[] {
  const kept = new Set(completedOnly.sites.flatMap(({ site, n }) => (n > 0 ? [site] : [])));
  return allCases.sites.flatMap(({ site, n }) => (n > 0 && !kept.has(site) ? [site] : []));
}
