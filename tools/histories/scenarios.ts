import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sweepProtocol } from '../sandbox/protocol';
import { readRunJson } from '../sandbox/results';
import type { Running, Sandbox } from '../sandbox/sandbox';
import { waitFor } from '../sandbox/wait';

/** Enough arms that a run can be caught in its middle with the tiny model. */
const SWEEP =
  '{ scale: [0.8, 0.9, 1, 1.1, 1.2], offset: { unit: fraction, x: [-0.1, 0, 0.1], y: [0] } }';
const PROTOCOL = sweepProtocol('histories', 'grid', SWEEP);

/** A run that was made for its histories: which attempt of which run. */
export interface Recorded {
  readonly runId: string;
  readonly attempt: number;
}

interface Stage {
  readonly sandbox: Sandbox;
  readonly manifest: string;
  readonly out: string;
}

async function evaluate({ sandbox, manifest, out }: Stage, ...more: string[]): Promise<Running> {
  const protocol = await sandbox.write('histories.yaml', PROTOCOL);
  return sandbox.start('evaluate', manifest, '--protocol', protocol, '--out', out, ...more);
}

async function midRun(running: Running): Promise<void> {
  let said = '';
  running.process.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await waitFor('the middle of the run', 120_000, () => Promise.resolve(/running: [2-6] of/.test(said)));
}

const runIdOf = async ({ out }: Stage): Promise<string> => (await readRunJson(out)).run_id;

const exits = async (running: Running, code: number): Promise<void> => {
  const finished = await running.finished;
  if (finished.code !== code) throw new Error(`Expected exit ${code}, got ${finished.code}: ${finished.err}`);
};

async function completed(stage: Stage): Promise<Recorded> {
  await exits(await evaluate(stage), 0);
  return { runId: await runIdOf(stage), attempt: 1 };
}

async function paused(stage: Stage): Promise<Recorded> {
  const first = await evaluate(stage);
  await midRun(first);
  first.process.kill('SIGINT');
  await exits(first, 130);
  await exits(await evaluate(stage), 0);
  return { runId: await runIdOf(stage), attempt: 1 };
}

async function cancelled(stage: Stage): Promise<Recorded> {
  const running = await evaluate(stage);
  await midRun(running);
  const runId = await runIdOf(stage);
  await stage.sandbox.atrium('runs', 'cancel', runId);
  await exits(running, 130);
  return { runId, attempt: 1 };
}

async function retried(stage: Stage): Promise<Recorded> {
  const image = await firstImage(stage.manifest);
  await copyFile(image, `${image}.kept`);
  await rm(image);
  await exits(await evaluate(stage), 3);
  await copyFile(`${image}.kept`, image);
  await exits(await evaluate(stage, '--retry-failed'), 0);
  return { runId: await runIdOf(stage), attempt: 2 };
}

async function firstImage(manifest: string): Promise<string> {
  const [header, first] = (await readFile(manifest, 'utf8')).split('\n');
  return path.join(path.dirname(manifest), first.split(',')[header.split(',').indexOf('image')]);
}

const workerEnds =
  (signal: 'SIGKILL' | 'SIGTERM') =>
  async (stage: Stage): Promise<Recorded> => {
    const running = await evaluate(stage);
    await midRun(running);
    const stack = await stage.sandbox.stack();
    if (stack) process.kill(stack.processes['worker'].pid, signal);
    await exits(running, 0);
    return { runId: await runIdOf(stage), attempt: 1 };
  };

/** Histories are named after what happened to the run. `open` is cut off in mid-run: it must survive an update. */
export const SCENARIOS: Record<string, (stage: Stage) => Promise<Recorded>> = {
  completed,
  paused,
  cancelled,
  retried,
  'worker-lost': workerEnds('SIGKILL'),
  'worker-stopped': workerEnds('SIGTERM'),
};

/** A run that is still open when its histories are read; `finish` lets it end. */
export async function open(stage: Stage): Promise<Recorded & { finish(): Promise<void> }> {
  const running = await evaluate(stage);
  await midRun(running);
  return { runId: await runIdOf(stage), attempt: 1, finish: () => exits(running, 0) };
}

/** A copy of the cohort's manifest with absolute paths, cut to `cases` of it, whose files a scenario may remove. */
export async function ownManifest(sandbox: Sandbox, manifest: string, cases: number): Promise<string> {
  const [header, ...rows] = (await readFile(manifest, 'utf8')).trim().split('\n');
  const columns = header.split(',');
  const own = await Promise.all(rows.slice(0, cases).map((row) => copyFiles(sandbox, manifest, columns, row.split(','))));
  const file = sandbox.file('manifest.csv');
  await writeFile(file, [header, ...own, ''].join('\n'));
  return file;
}

async function copyFiles(sandbox: Sandbox, manifest: string, columns: string[], cells: string[]): Promise<string> {
  for (const column of ['image', 'reference']) {
    const i = columns.indexOf(column);
    const name = path.basename(cells[i]);
    await copyFile(path.join(path.dirname(manifest), cells[i]), sandbox.file(name));
    cells[i] = name;
  }
  return cells.join(',');
}
