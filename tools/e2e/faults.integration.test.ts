import { execFileSync } from 'node:child_process';
import type { StackFile } from '@atrium/stack';
import { Client } from 'pg';
import { phantomManifest } from '../sandbox/cohort';
import { sweepProtocol } from '../sandbox/protocol';
import { fingerprint, readResults, readRunJson } from '../sandbox/results';
import { Sandbox, type Running } from '../sandbox/sandbox';
import { waitFor } from '../sandbox/wait';

/** Enough arms that a run lasts some seconds with the tiny model. */
const SWEEP =
  '{ scale: [0.9, 1.1], offset: { unit: fraction, x: [-0.1, 0, 0.1], y: [-0.1, 0, 0.1] } }';
const PROTOCOL = `${sweepProtocol('faults', 'grid', SWEEP)}metrics: { nsdToleranceMm: [2] }
masks: all
`;

const ROWS = 12 * 18;

let sandbox: Sandbox;
let manifest: string;
let protocol: string;
let expected: Awaited<ReturnType<typeof fingerprint>>;
let runs = 0;

const evaluate = (out: string): Running =>
  sandbox.start('evaluate', manifest, '--protocol', protocol, '--out', out);

beforeAll(async () => {
  sandbox = await Sandbox.create();
  manifest = await phantomManifest();
  protocol = await sandbox.write('protocol.yaml', PROTOCOL);
  await sandbox.keepStack();
  const baseline = sandbox.file('baseline');
  await expectToEndWell(evaluate(baseline));
  expected = await fingerprint(baseline);
  expect(expected.rows).toHaveLength(ROWS);
  expect(Object.keys(expected.masks)).toHaveLength(ROWS);
}, 300_000);

afterAll(() => sandbox.dispose(), 90_000);

/** Waits until a run has some of its cases and not all. */
async function untilMidRun(running: Running): Promise<void> {
  let said = '';
  running.process.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await waitFor('the middle of the run', 120_000, () =>
    Promise.resolve(/running: [2-7] of 12/.test(said)),
  );
}

/** A failure shows what the command said, and what its stack wrote last. */
async function expectToEndWell(running: Running): Promise<void> {
  const { code, err } = await running.finished;
  const said = code === 0 ? '' : `ended with ${code}: ${err}\n${await sandbox.lastWords()}`;
  expect(said).toBe('');
}

async function expectSameAsBaseline(out: string): Promise<void> {
  const actual = await fingerprint(out);
  expect(actual.rows).toEqual(expected.rows);
  expect(actual.masks).toEqual(expected.masks);
  const keys = (await readResults(out)).map(({ case_id, arm }) => `${case_id}/${arm}`);
  expect(new Set(keys).size).toBe(ROWS);
}

const newOut = (): string => sandbox.file(`out-${(runs += 1)}`);

async function stack(): Promise<StackFile> {
  const found = await sandbox.stack();
  if (!found) throw new Error('The stack does not run.');
  return found;
}

/** The case process is the worker's child. */
async function caseProcess(): Promise<number> {
  const { worker } = (await stack()).processes;
  const [pid] = execFileSync('ps', ['-o', 'pid=', '--ppid', String(worker.pid)], {
    encoding: 'utf8',
  })
    .trim()
    .split('\n');
  return Number(pid);
}

const part = (name: string) => async () => (await stack()).processes[name].pid;

/** Its backend is too busy to see that it has gone, and holds its memory: no other Postgres can start until it ends. */
async function postgresWithBusyBackend(): Promise<number> {
  const { databaseUrl } = await stack();
  const client = new Client({ connectionString: databaseUrl ?? '' });
  client.on('error', () => undefined);
  await client.connect();
  // Longer than it takes to give up; it ends by itself when nobody ends it.
  await client.query("SET statement_timeout = '60s'");
  client.query('DO $$ BEGIN LOOP END LOOP; END $$').catch(() => undefined);
  return part('postgres')();
}

const VICTIMS: [string, () => Promise<number>][] = [
  ['the case process', caseProcess],
  ...['worker', 'orchestrator', 'api', 'temporal'].map((name): [string, () => Promise<number>] => [
    `the ${name}`,
    part(name),
  ]),
  ['the postgres', process.platform === 'linux' ? postgresWithBusyBackend : part('postgres')],
];

describe('a fault in mid-run changes nothing in the end', () => {
  it.each(VICTIMS)(
    'SIGKILL to %s',
    async (_name, findVictim) => {
      const out = newOut();
      const running = evaluate(out);
      await untilMidRun(running);
      process.kill(await findVictim(), 'SIGKILL');
      await expectToEndWell(running);
      await expectSameAsBaseline(out);
    },
    300_000,
  );

  it('SIGINT pauses with exit 130, and the same command goes on', async () => {
    const out = newOut();
    const first = evaluate(out);
    await untilMidRun(first);
    // As from a terminal through npm, which passes on what the terminal has sent already.
    first.process.kill('SIGINT');
    first.process.kill('SIGINT');
    expect((await first.finished).code).toBe(130);
    const paused = await readRunJson(out);
    expect(paused).toMatchObject({ state: 'paused', partial: true });
    await expectToEndWell(evaluate(out));
    expect(await readRunJson(out)).toMatchObject({
      run_id: paused.run_id,
      state: 'finished',
      partial: false,
    });
    await expectSameAsBaseline(out);
  }, 300_000);
});
