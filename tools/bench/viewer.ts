/*
 * How long a reader waits for a scan of 640 x 640 x 88: its first slice (the file read, unpacked, hashed, windowed, packed as
 * PNG), the next slices, outlines; and how long the worker's event loop was held up meanwhile. Exits 1 above a limit.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { writeMask, writeVolume, type Grid } from '@atrium/imaging';
import { Viewer } from '../../apps/worker/src/gateway/viewer/host';
import { createLog } from '../../apps/worker/src/log';
import { writeIndex } from '../../apps/worker/src/store/cohort-index';

const SIZE = [640, 640, 88] as const;
const GRID: Grid = {
  shape: SIZE,
  affine: [0.625, 0, 0, 0, 0, 0.625, 0, 0, 0, 0, 1.25, 0, 0, 0, 0, 1],
};
const FIRST_LIMIT_MS = 1000;
const LOOP_LIMIT_MS = 50;
const ROUNDS = 5;
const FROM_SOURCE = ['--conditions=@atrium/source', '--require', 'tsx/cjs'];

/** Noise on a wave: packs to 60 % of its size, as scans do. */
function voxels(): Int16Array {
  let random = 1;
  return Int16Array.from({ length: SIZE[0] * SIZE[1] * SIZE[2] }, (_, i) => {
    random = (Math.imul(random, 1103515245) + 12345) & 0x7fffffff;
    return 200 + 150 * Math.sin(i / 1000) + ((random >> 16) % 64);
  });
}

function ball(): Uint8Array {
  const [w, h] = SIZE;
  return Uint8Array.from({ length: w * h * SIZE[2] }, (_, i) => {
    const [x, y, z] = [i % w, Math.floor(i / w) % h, Math.floor(i / (w * h))];
    return (x - 320) ** 2 + (y - 320) ** 2 + 16 * (z - 44) ** 2 < 90 ** 2 ? 1 : 0;
  });
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = (value: number): string => `${value.toFixed(0)} ms`;

async function measure(home: string) {
  const viewer = new Viewer(
    { home, maxBytes: 512 * 1024 ** 2, execArgv: FROM_SOURCE },
    createLog('warn'),
  );
  const key = { site: 's', cohort_id: 'c', case_id: 'case', image_sha256: null };
  // The thread stands ready, as the worker's does; it has read nothing.
  await viewer.image({ ...key, case_id: 'nobody' }).catch(() => undefined);
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  const slice = (z: number) => timed(() => viewer.slice({ ...key, slice: z, window: null }));
  const outlines = (z: number) =>
    timed(() => viewer.outlines({ ...key, slice: z, reference: { labels: [1] }, masks: [] }));
  const first = await slice(44);
  const next: number[] = [];
  for (let z = 45; z < 65; z += 1) next.push(await slice(z));
  const firstOutline = await outlines(44);
  const nextOutlines: number[] = [];
  for (let z = 45; z < 65; z += 1) nextOutlines.push(await outlines(z));
  loop.disable();
  await viewer.close();
  return {
    first,
    next: median(next),
    firstOutline,
    nextOutline: median(nextOutlines),
    heldUp: loop.max / 1e6,
  };
}

async function main(): Promise<void> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'atrium-bench-viewer-'));
  try {
    const files = { image: path.join(home, 'i.nii.gz'), reference: path.join(home, 'r.nii.gz') };
    await writeVolume(files.image, voxels(), GRID);
    await writeMask(files.reference, ball(), GRID);
    await writeIndex(home, 's', 'c', new Map([['case', files]]));
    console.log(
      `${SIZE.join(' x ')}, ${((await stat(files.image)).size / 1e6).toFixed(0)} MB packed`,
    );
    const rounds: Awaited<ReturnType<typeof measure>>[] = [];
    for (let i = 0; i < ROUNDS; i += 1) rounds.push(await measure(home));
    const of = (name: keyof (typeof rounds)[number]) => median(rounds.map((round) => round[name]));
    console.log(`medians of ${ROUNDS} rounds, each with a viewer of its own:`);
    console.log(
      `  first slice ${ms(of('first'))} (limit ${FIRST_LIMIT_MS} ms), next ${ms(of('next'))}`,
    );
    console.log(`  first outline ${ms(of('firstOutline'))}, next ${ms(of('nextOutline'))}`);
    console.log(`  event loop held up for ${ms(of('heldUp'))} at most (limit ${LOOP_LIMIT_MS} ms)`);
    if (of('first') > FIRST_LIMIT_MS || of('heldUp') > LOOP_LIMIT_MS) process.exitCode = 1;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

void main();
