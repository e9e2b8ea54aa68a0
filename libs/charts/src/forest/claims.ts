import {
  counted,
  type AcceptanceYaml,
  type DeclaredAnswerOfRun,
  type RobustRangeAnswer,
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
  lost_sites: lost,
  comparison: { at },
}: Pick<DeclaredAnswerOfRun, 'verdict' | 'needed' | 'lost_sites' | 'comparison'>): string {
  if (verdict !== 'not decidable') return '';
  if (lost.length > 0) return `no completed pair at ${lost.join(', ')}`;
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

/** In how many cases the method failed, by arm; empty where it did in none. */
export function failedWords({
  failed,
  comparison: { arm, against },
}: Pick<DeclaredAnswerOfRun, 'failed' | 'comparison'>): string {
  const of = (cases: number, id: string) =>
    cases > 0 ? [`${id} in ${counted(cases, 'case')}`] : [];
  const found = [...of(failed.arm, arm), ...of(failed.against, against)];
  return found.length > 0 ? `failed: ${found.join(', ')}` : '';
}

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

/** What a robust range names, and of how many points nothing can be said. */
export function rangeWords({ asked, nominal, range, points, silent }: RobustRangeAnswer): string {
  if (silent) return `No range is named: ${silent}.`;
  const unknown = points.filter(({ sites }) => sites.some(({ lower }) => lower === null)).length;
  return [
    `${range.length} of ${counted(points.length, 'point')} ${range.length === 1 ? 'loses' : 'lose'} less than ${asked.loss} against ${nominal} at every site, and ${range.length === 1 ? 'hangs' : 'hang'} together with it: ${range.join(', ')}.`,
    unknown > 0
      ? `${counted(unknown, 'point')} ${unknown === 1 ? 'has' : 'have'} no bound at a site: too few patients have a value there, or a distance is undefined.`
      : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
