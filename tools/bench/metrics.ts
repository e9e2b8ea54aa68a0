/*
 * npm run bench:metrics: HD95, ASSD, NSD and Dice of the LA 2018 validation references against LiteMedSAM's masks, ours and
 * those of surface-distance, MONAI, MedPy and SimpleITK on the same pairs in turn, in one run, on one thread. At least 5 times faster
 * than surface-distance, over the pairs. ATRIUM_PYTHON names a Python with them
 * (tools/python/reference/requirements-metrics.txt), ATRIUM_LA2018 the scans.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { radiologicalFrame, readVolume, toFrame } from '@atrium/imaging';
import { computeMetrics } from '@atrium/metrics';
import { LA2018 } from '../env';
import { median, TimedPython } from './python';

const ROUNDS = 3;
/** Calls in a row, of which the least counts: the first finds the caches full of somebody else's data. */
const IN_A_ROW = 3;
const LEAST = 5;
const TOLERANCE_MM = 2;
const PEERS = ['surface-distance', 'MONAI', 'MedPy', 'SimpleITK'];

interface Pair {
  readonly id: string;
  readonly reference: string;
  readonly prediction: string;
}

const pairsOfLa2018 = (): Pair[] =>
  readdirSync(path.join(LA2018, 'validation'))
    .sort()
    .map((id) => ({
      id,
      reference: path.join(LA2018, 'validation', id, 'laendo.nii.gz'),
      prediction: path.join(LA2018, 'reference/masks', id, 'boxes-m0.nii.gz'),
    }));

/** A mask in the radiological frame, as an evaluation has it. */
async function readMask(file: string, kind: 'reference' | 'image') {
  const read = await readVolume(file, kind);
  if (!read.ok) throw new Error(read.issue.message);
  const { data, grid } = read.value;
  const frame = radiologicalFrame(grid);
  return {
    frame,
    mask: toFrame(
      Uint8Array.from(data, (value) => (value > 0 ? 1 : 0)),
      frame,
    ),
  };
}

/** A function that computes the pair's metrics and gives the milliseconds. */
async function ourTimer({ reference, prediction }: Pair): Promise<() => number> {
  const { frame, mask } = await readMask(reference, 'reference');
  const found = await readMask(prediction, 'image');
  return () => {
    const started = performance.now();
    computeMetrics(mask, found.mask, frame.size, frame.spacing, [TOLERANCE_MM]);
    return performance.now() - started;
  };
}

async function leastOf(time: () => Promise<number>): Promise<number> {
  let least = Infinity;
  for (let i = 0; i < IN_A_ROW; i += 1) least = Math.min(least, await time());
  return least;
}

/** Median milliseconds of a pair by everyone, ours first; the first round is not counted. */
async function timesOf(pair: Pair, peers: TimedPython): Promise<number[]> {
  const ours = await ourTimer(pair);
  const rounds: number[][] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const times = [await leastOf(() => Promise.resolve(ours()))];
    for (const peer of PEERS)
      times.push(
        await leastOf(() => peers.time([peer, pair.reference, pair.prediction].join('\t'))),
      );
    if (round > 0) rounds.push(times);
  }
  return rounds[0].map((_, who) => median(rounds.map((times) => times[who])));
}

const line = (name: string, times: readonly number[]): string =>
  [name, ...times.map((ms) => ms.toFixed(1).padStart(10))].join(' ');

async function main(): Promise<void> {
  const peers = new TimedPython(
    'metrics_peers.py',
    [],
    'tools/python/reference/requirements-metrics.txt',
  );
  const how = `medians of ${ROUNDS} rounds, the least of ${IN_A_ROW} calls each`;
  console.log(`milliseconds a pair, ${how}: Atrium, ${PEERS.join(', ')}`);
  const rows: number[][] = [];
  try {
    for (const pair of pairsOfLa2018()) {
      const times = await timesOf(pair, peers);
      rows.push(times);
      console.log(line(pair.id, times));
    }
  } finally {
    peers.stop();
  }
  const means = rows[0].map((_, i) => rows.reduce((sum, times) => sum + times[i], 0) / rows.length);
  console.log(line('mean of the pairs   ', means));
  PEERS.forEach((peer, i) => {
    const limit = i === 0 ? ` (at least ${LEAST})` : '';
    console.log(`${peer}: ${(means[i + 1] / means[0]).toFixed(1)} times as long${limit}`);
  });
  if (means[1] < LEAST * means[0]) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
