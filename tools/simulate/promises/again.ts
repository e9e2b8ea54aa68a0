/*
 * npm run tool tools/simulate/promises/again.ts FILE... [SHARD/SHARDS]: of what simulate:coverage printed, the tests of two arms whose error
 * on the worst population is within two Monte Carlo errors of its limit, counted again: 30,000 replicates more, of a seed of their own, on
 * that population. One JSON row a line on standard output; table.ts adds rows of one kind up.
 */
import { readFile } from 'node:fs/promises';
import { randomFrom } from '@atrium/statistics';
import { differencesOf } from './draws';
import { stratifiedTests } from './many-sites';
import { ofTwoArms } from './one-site';
import { limitOf, parseRows, worstRows } from './rows';
import type { Coverage } from './tally';

const SEED = 20261126;
const REPLICATES = 30_000;
const ERRORS = 2;

/** Tests of two arms, at one site and stratified over sites; the others count their own replicates. */
const OF_TWO_ARMS = /signed rank|non-inferiority|equivalence/;

interface Place {
  readonly population: string;
  readonly n: number;
  readonly k: number;
}

/** Where a test's error may lie on either side of its limit. */
function undecided(rows: readonly Coverage[]): Place[] {
  const near = worstRows(rows).filter(({ procedure, share, error }) => {
    const limit = OF_TWO_ARMS.test(procedure) ? limitOf(procedure) : null;
    return limit !== null && Math.abs(share - limit) <= ERRORS * error;
  });
  const places = near.map(({ population, n, k }) => JSON.stringify({ population, n, k }));
  return [...new Set(places)].map((place) => JSON.parse(place));
}

function countAgain({ population, n, k }: Place): Coverage[] {
  const drawn = differencesOf(n).find(({ name }) => name === population);
  if (!drawn) throw new Error(`no population of differences is called ${population}`);
  const random = randomFrom(SEED + 1000 * k + n);
  return k === 1
    ? ofTwoArms(drawn, n, REPLICATES, random)
    : stratifiedTests(drawn, k, n, REPLICATES, random);
}

async function main(given: readonly string[]): Promise<void> {
  const [shard, shards] = (given.find((one) => /^\d+\/\d+$/.test(one)) ?? '1/1')
    .split('/')
    .map(Number);
  const files = given.filter((one) => !/^\d+\/\d+$/.test(one));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const places = undecided(texts.flatMap(parseRows));
  for (const place of places.filter((_, i) => i % shards === shard - 1)) {
    process.stderr.write(`${place.k} sites of ${place.n} patients, ${place.population}\n`);
    for (const row of countAgain(place)) process.stdout.write(`${JSON.stringify(row)}\n`);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
