import { COVERAGE } from './coverage-table';
import { isOffered } from './offered';

/** Procedures about means that are counted apart where one arm fails. */
export type MeansProcedure =
  | 'mean difference: t'
  | 'robust range: lower bounds'
  | 'sites: Hartung-Knapp'
  | 'sites: prediction interval'
  | 'sites: tau2, Q-profile';

/** What the simulation counted (tools/simulate/promises), by the names of its table. */
export type Procedure =
  | 'mean: BCa'
  | 'median: order statistics'
  | 'median: bootstrap over patients'
  | 'difference: Hodges-Lehmann'
  | 'signed rank, two-sided 0.05'
  | 'non-inferiority, one-sided 0.025'
  | 'equivalence, 0.05'
  | 'stratified signed rank, 0.05'
  | 'stratified non-inferiority, one-sided 0.025'
  | 'stratified equivalence, 0.05'
  | 'stratified difference'
  | 'groups, 0.05'
  | 'Friedman, 0.05'
  | 'Nemenyi, 0.05'
  | 'sites: equal weights, these sites'
  | MeansProcedure
  | `${MeansProcedure}, with failures`;

/**
 * Whether a procedure keeps what it promises for so many values, of each of so many sites, on every population of the simulation.
 * @param n patients; of each site where there are several
 */
export const offers = (procedure: Procedure, n: number, sites = 1): boolean =>
  isOffered(COVERAGE, procedure, n, sites);

/**
 * The same of a procedure about means: of 'all cases' it must keep its promise among failures too, whether there are any or not. Those that
 * were not seen are what a mean of few patients does not know of.
 */
export const offersMeans = (
  procedure: MeansProcedure,
  withFailures: boolean,
  n: number,
  sites = 1,
): boolean =>
  offers(procedure, n, sites) && (!withFailures || offers(`${procedure}, with failures`, n, sites));
