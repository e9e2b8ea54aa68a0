import {
  counted,
  type Apart,
  type PairAnalysis,
  type RunAnalysis,
  type Untested,
} from '@atrium/contracts';
import { describeMetric } from '../metric/describe';
import { POPULATION_NAMES, type Population } from './data';

const APART_NAMES = { source: 'source of their prompts', zRange: 'z-range' } as const;

/** That arms are not like for like, and in what; empty where they are. */
export const apartSentence = (apart: Apart): string =>
  apart.length > 0
    ? `Not like for like: the arms differ in ${apart.map((key) => APART_NAMES[key]).join(' and ')}.`
    : '';

/** What the forest of the declared comparisons shows. */
export function declaredSentence(
  { declared, endpoint }: RunAnalysis,
  population: Population,
): string {
  const isDistance = describeMetric(endpoint).better === 'lower';
  return [
    `${counted(declared.length, 'declared comparison')}, ${POPULATION_NAMES[population]}: Hodges-Lehmann difference of paired cases with its interval, at each site and, stratified, over the sites.`,
    isDistance ? 'Differences are turned, so that to the right is better.' : '',
    'The interval is of 95 %, of non-inferiority of 96 % and of equivalence of 92 %, as their one-sided tests at 0.02 and 0.04 have it. n is of patients. A dashed line is the margin of its comparison.',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** What the forest of two arms shows, and how far it may be read. */
export function pairSentence(pair: PairAnalysis, population: Population): string {
  const { pairs, apart } = pair;
  const { meta, p, sites } = pair[population];
  const alone = pairs.only_arm + pairs.only_against;
  return [
    `Exploratory, ${POPULATION_NAMES[population]}: ${counted(pairs.both, 'case')} completed in both arms at ${counted(sites.length, 'site')}${alone > 0 ? `, ${alone} in one alone` : ''}${pairs.neither > 0 ? `, ${pairs.neither} in neither` : ''}.`,
    `Signed rank test over the sites, zeros as Pratt has them: ${equalsP(p)}, not adjusted for what else was looked at.`,
    meta.unweighted.length > 0
      ? `No mean over sites like these: differences are all equal, or of one patient, at ${meta.unweighted.join(', ')}, which has no weight then, and without it the mean would be of other sites.`
      : meta.mean === null
        ? `${counted(meta.sites, 'site')} with a mean difference: ${meta.sites < 3 ? 'fewer than 3 say nothing of sites like these' : 'at such numbers of sites and patients the interval of their mean was not shown to cover, and it is not given'}.`
        : `Mean over sites like these: random effects by REML, Hartung-Knapp with q* = max(1, q), ${counted(meta.sites, 'site')}.`,
    meta.heterogeneity
      ? `I2 ${(100 * meta.heterogeneity.i2).toFixed(0)} % [${(100 * Number(meta.heterogeneity.i2_interval.low)).toFixed(0)}, ${(100 * Number(meta.heterogeneity.i2_interval.high)).toFixed(0)}].`
      : '',
    apartSentence(apart),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

const UNTESTED: Readonly<Record<Untested, string>> = {
  alike: 'no site has patients of two groups with values that differ',
  'not offered': 'at so few patients and sites the test was not shown to keep its alpha',
};

/** Why groups of a covariate are not tested. */
export const untestedWords = (why: Untested | null): string =>
  `not tested${why ? `, ${UNTESTED[why]}` : ''}`;

/** `p = 0.0312`, `p < 0.0001`: within a sentence. */
export const equalsP = (p: number): string => `p ${p < 0.0001 ? '' : '= '}${sayP(p)}`;

/** A p value as papers print it; a dash where a test has none. */
export function sayP(p: number | null): string {
  if (p === null) return '-';
  return p < 0.0001 ? '< 0.0001' : p.toFixed(4);
}
