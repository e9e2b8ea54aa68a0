import type { RunAnalysis } from '@atrium/contracts';
import { listed } from '../format';

const COMPARED =
  'Arms were compared on the same cases by Wilcoxon’s signed rank test with Pratt’s zeros, ranked within each site and summed over sites with weights 1 / (n + 1), exact while the number of sums allows; differences are Hodges-Lehmann estimates with intervals that invert the test. A patient with several scans counts once in a test and in the interval of a difference, with the mean of the scans’ differences.';
const DECLARED =
  'Declared comparisons promise an alpha of 0.025 one-sided for non-inferiority, of 0.05 in each of two one-sided tests for equivalence and of 0.05 two-sided for a difference. Where one arm fails in some cases the differences are skewed, and ranks err more often than they promise: tests at a margin were therefore made at four fifths of their alpha (0.02, and 0.04 each). p values were adjusted by Holm over all declared comparisons, in each population by itself, each by the share of its own level that it uses. At every site means the greatest p of the sites, itself not adjusted for their number.';
const INTERVALS =
  'Medians have exact intervals by order statistics, or bootstrap intervals with patients as clusters; means BCa intervals over patients, 2,000 resamples from the protocol’s seed. Intervals are of 95 %, of a declared non-inferiority of 96 % and of an equivalence of 92 %, and are given where simulation shows that they cover.';
const SITES =
  'Mean differences over sites like these are by random effects: variance between sites by REML, standard errors by Hartung and Knapp with q* = max(1, q), Student’s t with one degree of freedom fewer than there are sites; tau2 and I2 have intervals by the Q-profile.';
const RANKS =
  'The declared arms were ranked patient by patient by Friedman’s test, every two of them compared by Nemenyi’s; no protocol declares these tests, and they are exploratory.';
const RANGES =
  'The lower bounds of a robust range hold together in 95 % over the points of a site: bootstrap max-t, patients resampled.';
const COVARIATES =
  'Groups of a covariate were compared within sites by ranks (Kruskal and Wallis, over sites van Elteren), not adjusted.';

/** How the numbers of this run were computed: of no procedure that it does not use. */
export const statisticsWords = (analysis: RunAnalysis): string =>
  [
    populationWords(analysis),
    analysis.pairs.length > 0 || analysis.second_reader ? COMPARED : '',
    analysis.declared.length > 0 ? DECLARED : '',
    INTERVALS,
    analysis.pairs.some(({ all_cases: all, completed_only: completed }) =>
      [all, completed].some(({ meta }) => meta.mean || meta.heterogeneity),
    )
      ? SITES
      : '',
    analysis.ranking ? RANKS : '',
    analysis.robust_ranges.length > 0 ? RANGES : '',
    analysis.groups.length > 0 ? COVARIATES : '',
    `The primary endpoint is ${analysis.endpoint}, its estimator the ${analysis.estimator}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');

/** Which of the two populations each part of the report is of. */
function populationWords(analysis: RunAnalysis): string {
  const decided = given([
    ['acceptance', analysis.acceptance.length > 0],
    ['the robust range', analysis.robust_ranges.length > 0],
  ]);
  const ofBoth = given([
    ['each arm and metric', true],
    ['declared comparisons', analysis.declared.length > 0],
    ['mean differences', analysis.pairs.length > 0],
  ]);
  const ofAll = given([
    ['the mean of these sites', analysis.arms.some(({ site_mean: mean }) => mean !== null)],
    ['ranks', analysis.ranking !== null],
    ['covariates', analysis.groups.length > 0],
    ['the second reader', analysis.second_reader !== null],
  ]);
  const ofCompleted = given([
    ['paired lines, distribution functions and Bland and Altman', analysis.pairs.length > 0],
    ['sensitivity, effort and drift', true],
  ]);
  return [
    'All cases counts a failure of the method with the worst value, completed only leaves it out.',
    `In both stand ${listed(ofBoth)};`,
    ofAll.length > 0 ? `in all cases alone ${listed(ofAll)};` : '',
    `in completed only alone the figures of ${listed(ofCompleted)}.`,
    decided.length > 0 ? `Of ${listed(decided)} the population that is worse off decides.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

const given = (parts: readonly (readonly [string, boolean])[]): string[] =>
  parts.flatMap(([name, isThere]) => (isThere ? [name] : []));
