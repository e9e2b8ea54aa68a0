import { execFileSync } from 'node:child_process';
import { phantomRows } from '../sandbox/cohort';
import { sweepProtocol } from '../sandbox/protocol';
import { readResults } from '../sandbox/results';
import { Sandbox } from '../sandbox/sandbox';
import { waitFor } from '../sandbox/wait';

/** Enough arms that a case takes longer than it takes to see that it began. */
const SWEEP =
  '{ scale: [0.8, 0.9, 1, 1.1, 1.2], offset: { unit: fraction, x: [-0.2, -0.1, 0, 0.1, 0.2], y: [-0.2, -0.1, 0, 0.1, 0.2] } }';
const PROTOCOL = sweepProtocol('long', 'grid', SWEEP);
const ARMS = 5 * 5 * 5;
/** As many attempts as a case has. */
const STOPS = 3;

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await Sandbox.create();
  await sandbox.keepStack();
}, 180_000);

afterAll(() => sandbox.dispose(), 90_000);

const workerId = async (): Promise<number | undefined> =>
  (await sandbox.stack())?.processes['worker']?.pid;

/** Whether a process has a child: a worker's is the one that works on a case. */
function hasChild(pid: number): boolean {
  try {
    return execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)]).length > 0;
  } catch {
    return false;
  }
}

it('works on a case again however often its worker is told to stop: no attempt is lost', async () => {
  const manifest = await sandbox.writeRows('one.csv', (await phantomRows()).slice(0, 1));
  const protocol = await sandbox.write('protocol.yaml', PROTOCOL);
  const out = sandbox.file('out');
  const running = sandbox.start('evaluate', manifest, '--protocol', protocol, '--out', out);
  const stopped: number[] = [];
  while (stopped.length < STOPS) {
    const pid = await waitFor('a worker that works on the case', 60_000, async () => {
      const id = await workerId();
      return id !== undefined && !stopped.includes(id) && hasChild(id) && id;
    });
    process.kill(pid, 'SIGTERM');
    stopped.push(pid);
  }
  const { code, err } = await running.finished;
  expect(code === 0 ? '' : `${err}\n${await sandbox.lastWords()}`).toBe('');
  const rows = await readResults(out);
  expect(rows).toHaveLength(ARMS);
  expect(rows.filter(({ status }) => status !== 'completed')).toEqual([]);
}, 300_000);
