import { execFileSync } from 'node:child_process';
import type { StackFile } from '@atrium/stack';
import { phantomManifest } from '../sandbox/cohort';
import { fingerprint, readResults, readRunJson } from '../sandbox/results';
import { Sandbox, type Running } from '../sandbox/sandbox';
import { waitFor } from '../sandbox/wait';

/** Enough arms that a run lasts some seconds with the tiny model. */
const PROTOCOL = `schema: atrium/protocol@1
name: faults
target: { name: left atrium, label: 1 }
seed: 7
strategies:
  - id: grid
    model: tiny
    prompt: { kind: box-per-slice, source: reference }
    sweep:
      scale: [0.8, 0.9, 1, 1.1]
      offset: { unit: fraction, x: [-0.1, 0, 0.1], y: [-0.1, 0, 0.1] }
metrics: { nsdToleranceMm: [2] }
masks: all
`;

const ROWS = 12 * 36;

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
  const { code, err } = await evaluate(baseline).finished;
  expect({ code, err }).toMatchObject({ code: 0 });
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

const VICTIMS: [string, () => Promise<number>][] = [
  ['the case process', caseProcess],
  ...['worker', 'orchestrator', 'api', 'postgres', 'temporal'].map(
    (name): [string, () => Promise<number>] => [
      `the ${name}`,
      async () => (await stack()).processes[name].pid,
    ],
  ),
];

describe('a fault in mid-run changes nothing in the end', () => {
  it.each(VICTIMS)(
    'SIGKILL to %s',
    async (_name, findVictim) => {
      const out = newOut();
      const running = evaluate(out);
      await untilMidRun(running);
      process.kill(await findVictim(), 'SIGKILL');
      const { code, err } = await running.finished;
      expect({ code, err }).toMatchObject({ code: 0 });
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
    const { code, err } = await evaluate(out).finished;
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(await readRunJson(out)).toMatchObject({
      run_id: paused.run_id,
      state: 'finished',
      partial: false,
    });
    await expectSameAsBaseline(out);
  }, 300_000);
});
