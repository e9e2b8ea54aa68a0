/*
 * Fills a database with runs that never happened, to see and to time pages at scale:
 * `npm run -s tool -- tools/simulate/simulate.ts [RESULTS]` (default 200,000) writes into the database of the stack that
 * runs under ATRIUM_HOME. One run has a quarter of the results, the rest is spread over smaller ones.
 */
import path from 'node:path';
import { openDatabase, type Database } from '@atrium/db';
import { findStack } from '@atrium/stack';
import { effortProtocol, SITES, sweepProtocol, trackedProtocol } from './study';
import { writeRun } from './write';

/** The run whose results have slices. */
export const TRACKED_RUN = 'simulated-tracked';

const CHECKOUT = path.resolve(__dirname, '../..');
const SWEEP_ARMS = 50;
const EFFORT_ARMS = 5;
const SMALL_RUNS = 30;
const TRACKED_CASES = 1000;

/** Writes about `results` rows. @returns the id of the largest run */
export async function simulate(
  db: Database,
  results: number,
  onRun: (sentence: string) => void,
): Promise<string> {
  const large = Math.round(results / 4 / SWEEP_ARMS);
  const largest = await writeRun(
    db,
    {
      name: 'simulated-large',
      cases: large,
      protocol: sweepProtocol('simulated-sweep'),
      sites: SITES,
    },
    1,
  );
  onRun(`simulated-large: ${large * SWEEP_ARMS} results`);
  const small = Math.round((results * 3) / 4 / SMALL_RUNS / EFFORT_ARMS);
  for (let i = 0; i < SMALL_RUNS; i += 1) {
    const name = `simulated-${String(i + 1).padStart(2, '0')}`;
    await writeRun(
      db,
      { name, cases: small, protocol: effortProtocol('simulated-effort'), sites: SITES },
      i + 2,
    );
    onRun(`${name}: ${small * EFFORT_ARMS} results`);
  }
  await writeRun(
    db,
    {
      name: TRACKED_RUN,
      cases: TRACKED_CASES,
      protocol: trackedProtocol(TRACKED_RUN),
      sites: SITES,
    },
    SMALL_RUNS + 2,
  );
  onRun(`${TRACKED_RUN}: ${TRACKED_CASES} cases with their slices`);
  return largest;
}

async function main(results: number): Promise<void> {
  const stack = await findStack(process.env['ATRIUM_HOME'] ?? path.join(CHECKOUT, '.atrium'));
  if (!stack?.databaseUrl) throw new Error('No stack runs: npm start.');
  const db = openDatabase(stack.databaseUrl);
  await simulate(db, results, (sentence) => process.stdout.write(`${sentence}\n`));
  await db.$disconnect();
}

if (require.main === module) {
  main(Number(process.argv[2] ?? 200_000)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
