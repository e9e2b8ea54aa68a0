import { COVERAGE } from './coverage-table';
import { isOffered } from './offered';

/** What the simulation counted (tools/simulate/promises), by the names of its table. */
export type Procedure =
  | 'mean: BCa'
  | 'median: order statistics'
  | 'difference: Hodges-Lehmann'
  | 'signed rank, two-sided 0.05'
  | 'non-inferiority, one-sided 0.025'
  | 'equivalence, 0.05'
  | 'stratified signed rank, 0.05'
  | 'stratified difference'
  | 'groups, 0.05'
  | 'sites: Hartung-Knapp'
  | 'sites: equal weights, these sites'
  | 'sites: prediction interval'
  | 'sites: tau2, Q-profile';

/**
 * Whether a procedure keeps what it promises for so many values, of each of so many sites, on every population of the simulation.
 * @param n patients; of each site where there are several
 */
export const offers = (procedure: Procedure, n: number, sites = 1): boolean =>
  isOffered(COVERAGE, procedure, n, sites);
