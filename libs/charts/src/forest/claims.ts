import {
  counted,
  type AcceptanceYaml,
  type DeclaredAnswerOfRun,
  type RunAnalysis,
} from '@atrium/contracts';
import { describeMetric, metricTitle } from '../metric/describe';

/** A declared comparison as a sentence has it. */
export function claimSentence({
  comparison: { kind, arm, against, margin, at },
  apart,
}: Pick<DeclaredAnswerOfRun, 'comparison' | 'apart'>): string {
  const claims = {
    'non-inferiority': `${arm} is not worse than ${against} by ${margin}`,
    equivalence: `${arm} and ${against} differ by less than ${margin}`,
    difference: `${arm} and ${against} differ`,
  };
  const where = at === 'every-site' ? ', at every site' : ', over the sites';
  return `${claims[kind]}${where}${apart.length > 0 ? ' (not like for like)' : ''}`;
}

/** Why a comparison cannot be decided; empty where it can. */
export function undecidedWords({
  verdict,
  needed,
  comparison: { at },
}: Pick<DeclaredAnswerOfRun, 'verdict' | 'needed' | 'comparison'>): string {
  if (verdict !== 'not decidable') return '';
  return needed === null
    ? 'at so few pairs of a site the test was not shown to keep its alpha'
    : `at this n: ${needed} differences other than 0 are needed${at === 'every-site' ? ' at each site' : ''}`;
}

/** How many pairs of scans a population has, and of how many patients, each of whom a test takes once. */
export const pairsWords = ({
  pairs: { both },
  patients,
}: Pick<DeclaredAnswerOfRun['all_cases'], 'pairs' | 'patients'>): string =>
  `${both} of ${counted(patients, 'patient')}`;

/** Cases that are no pair; empty where every case is one. */
export const fellOutWords = ({
  pairs: { one, neither },
}: Pick<DeclaredAnswerOfRun['all_cases'], 'pairs'>): string =>
  [one > 0 ? `${one} in one arm alone` : '', neither > 0 ? `${neither} in neither arm` : '']
    .filter((part) => part !== '')
    .join(', ');

/** What is not known of a model's training; empty where nothing is claimed, or the manifest names the data set of every case. */
export function withoutDatasetWords({
  without_dataset: cases,
  declared,
  acceptance,
  robust_ranges: ranges,
}: Pick<RunAnalysis, 'without_dataset' | 'declared' | 'acceptance' | 'robust_ranges'>): string {
  if (cases === 0 || declared.length + acceptance.length + ranges.length === 0) return '';
  return `The manifest names no data set (column dataset) of ${counted(cases, 'case')}: whether a model was trained on ${cases === 1 ? 'it' : 'them'} is not known, and no claim was refused for that.`;
}

/** What is asked of an arm before it is accepted. */
export function acceptanceSentence(
  { atLeast, atMost }: AcceptanceYaml,
  { estimator, endpoint }: Pick<RunAnalysis, 'estimator' | 'endpoint'>,
): string {
  const bound = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
  return `${estimator} ${metricTitle(describeMetric(endpoint))} ${bound}`;
}
