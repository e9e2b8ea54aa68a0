/*
 * Distribution functions, all from @stdlib (docs/decisions/statistics-libraries.md): pinned to SciPy in distributions.test.ts.
 */
import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile';
import binomialCdfOf from '@stdlib/stats-base-dists-binomial-cdf';
import chiSquareCdfOf from '@stdlib/stats-base-dists-chisquare-cdf';
import chiSquareQuantileOf from '@stdlib/stats-base-dists-chisquare-quantile';
import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import studentizedRangeCdfOf from '@stdlib/stats-base-dists-studentized-range-cdf';
import tCdfOf from '@stdlib/stats-base-dists-t-cdf';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';

export const normalCdf = (z: number): number => normalCdfOf(z, 0, 1);
export const normalQuantile = (p: number): number => normalQuantileOf(p, 0, 1);
export const tCdf = (t: number, df: number): number => tCdfOf(t, df);
export const tQuantile = (p: number, df: number): number => tQuantileOf(p, df);
export const chiSquareCdf = (x: number, df: number): number => chiSquareCdfOf(x, df);
export const chiSquareQuantile = (p: number, df: number): number => chiSquareQuantileOf(p, df);
export const betaQuantile = (p: number, a: number, b: number): number => betaQuantileOf(p, a, b);
/** P(X <= k) of n tries. */
export const binomialCdf = (k: number, n: number, p: number): number => binomialCdfOf(k, n, p);
/** P(range of `groups` standard normal values <= q). */
export const studentizedRangeCdf = (q: number, groups: number): number =>
  studentizedRangeCdfOf(q, groups, Infinity);
