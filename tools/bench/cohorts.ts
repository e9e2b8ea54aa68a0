/*
 * A large cohort in the API: `npm run bench:cohorts [CASES]` (default 100,000). Two versions that differ in one case of
 * fifty are written into Postgres; then ten clients at work ask the API to list, to filter and to compare them, without a
 * pause: of each question in as many ways as there are, up to a hundred. p95 is printed for each, with the processor time of an answer
 * and the longest of the ten first answers. Exits 1 when the limit is missed.
 */
import { createApiClient } from '@atrium/api-client';
import { openDatabase, type Database } from '@atrium/db';
import { Sandbox } from '../sandbox/sandbox';
import { writeVersions, type Versions } from '../simulate/versions';
import { cohortQuestions } from './cohort-questions';
import { costOf } from './dashboard-load';

const LOAD = { clients: 10, rounds: 10 };
const P95_MS = 200;
const NAME = 'simulated-cohort';
/** What is asked of a small cohort first: of an API at work, no answer is the first of its kind. */
const SMALL = { name: 'simulated-small', cases: 400 };

type Stack = NonNullable<Awaited<ReturnType<Sandbox['stack']>>>;

const oneDigit = (value: number | null): string => value?.toFixed(1) ?? '?';

/** @returns the names of the questions whose p95 is over the limit */
async function askAll(stack: Stack, written: Written, cases: number): Promise<string[]> {
  const api = createApiClient(stack.apiUrl ?? '');
  const { api: apiProcess, postgres } = stack.processes;
  const served = { apiPid: apiProcess.pid, postgresPid: postgres.pid };
  for (const question of Object.values(cohortQuestions(SMALL.name, written.small, SMALL.cases)))
    await costOf(api, question, LOAD, served);
  const missed: string[] = [];
  for (const [name, question] of Object.entries(cohortQuestions(NAME, written.large, cases))) {
    let asked = 0;
    const cost = await costOf(api, () => question(asked++), LOAD, served);
    const isMissed = cost.p95Ms > P95_MS;
    if (isMissed) missed.push(name);
    process.stdout.write(
      `p95 of ${name}: ${cost.p95Ms.toFixed(0)} ms ${isMissed ? 'MISSED' : 'ok'} (CPU: API ${oneDigit(cost.apiCpuMs)}, Postgres ${oneDigit(cost.postgresCpuMs)} ms an answer; first answers ${cost.firstMs.toFixed(0)} ms)\n`,
    );
  }
  return missed;
}

interface Written {
  readonly small: Versions;
  readonly large: Versions;
}

async function write(db: Database, cases: number): Promise<Written> {
  const small = await writeVersions(db, SMALL.name, SMALL.cases);
  const large = await writeVersions(db, NAME, cases);
  // What autovacuum does within a minute of writing so much: index-only scans need it.
  await db.$executeRaw`VACUUM ANALYZE`;
  return { small, large };
}

async function main(cases: number): Promise<void> {
  const sandbox = await Sandbox.create({});
  try {
    await sandbox.keepStack();
    const stack = await sandbox.stack();
    if (!stack?.apiUrl || !stack.databaseUrl) throw new Error('no stack');
    const db = openDatabase(stack.databaseUrl);
    const written = await write(db, cases);
    await db.$disconnect();
    process.stdout.write(
      `${cases} cases in two versions, ${LOAD.clients} clients, ${LOAD.rounds} questions each, limit ${P95_MS} ms:\n`,
    );
    const missed = await askAll(stack, written, cases);
    process.exitCode = missed.length === 0 ? 0 : 1;
  } finally {
    await sandbox.dispose();
  }
}

main(Number(process.argv[2] ?? 100_000)).catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
