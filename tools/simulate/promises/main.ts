/*
 * npm run simulate:coverage [-- REPLICATES [SIZES [SITES [SITES OF GROUPS [POPULATIONS]]]]]: how often every interval and test of libs/statistics keeps what it
 * promises, on populations as skewed as Dice is: 10,000 replicates unless said, 4 to 200 patients, 2 to 20 sites. One JSON row a
 * line on standard output, each with its Monte Carlo error. POPULATIONS: a regular expression that their names hold.
 */
import type { IsAsked } from './draws';
import { GROUP_PATIENTS, GROUP_SITES, groupsAt } from './groups';
import { manySites, PATIENTS, SITES } from './many-sites';
import { oneSite, SIZES } from './one-site';
import type { Coverage } from './tally';

const SEED = 20241109;

const listOf = (text: string | undefined, all: readonly number[]): readonly number[] =>
  text === undefined ? all : text.split(',').filter(Boolean).map(Number);

function print(rows: readonly Coverage[]): void {
  for (const row of rows) process.stdout.write(`${JSON.stringify(row)}\n`);
}

function main([count = '10000', sizes, sites, groups, names = '']: readonly string[]): void {
  const replicates = Number(count);
  const isAsked: IsAsked = ({ name }) => new RegExp(names).test(name);
  for (const n of listOf(sizes, SIZES)) {
    process.stderr.write(`${n} patients\n`);
    print(oneSite(n, replicates, SEED, isAsked));
  }
  for (const k of listOf(sites, SITES)) {
    for (const n of PATIENTS) {
      process.stderr.write(`${k} sites of ${n} patients\n`);
      print(manySites(k, n, replicates, SEED, isAsked));
    }
  }
  for (const k of listOf(groups, GROUP_SITES)) {
    for (const n of GROUP_PATIENTS) {
      process.stderr.write(`groups at ${k} sites of ${n} patients\n`);
      print(groupsAt(k, n, replicates, SEED, isAsked));
    }
  }
}

main(process.argv.slice(2));
