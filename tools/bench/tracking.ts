/*
 * npm run bench:tracking [-- BUNDLE FOLDER [THREADS]]: a box on the largest slice, tracked through a whole volume, wall time over the
 * sum of its onnxruntime run times: at most 1.1, for the first box of a case (encoder passes, resizing of slices and all) and
 * for the next one, which finds the features there. Milliseconds a slice of both; the first run is not counted. With ATRIUM_PYTHON,
 * which has sam2 and torch, its own video predictor on the same weights and threads as well: ours takes at most as long.
 *
 * The first validation scan of LA 2018, or where it is absent 26 slices of 640 x 640 from a formula; bundles/atrium-track unless said.
 */
import { access } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Box } from '@atrium/contracts';
import {
  radiologicalFrame,
  readVolume,
  toFrame,
  type Vec3,
  type VoxelArray,
} from '@atrium/imaging';
import { canTrack, loadMedsam2, readBundle, scaleIntensity, type Medsam2 } from '@atrium/models';
import { labelledSlices } from '@atrium/prompts';
import { HAS_PYTHON, LA2018 } from '../env';
import { readCases } from '../check/la2018-data';
import { median, TimedPython } from './python';

const REPEAT = 5;
const MOST = 1.1;
const SHIPPED = path.join(__dirname, '../../bundles/atrium-track');
/** What the bundle was exported from. */
const CHECKPOINT = path.join(__dirname, '../python/train/checkpoints/tracker.pt');
const REDUCED = path.join(__dirname, '../../libs/models/fixtures/sam2-reduced');

interface Subject {
  readonly name: string;
  readonly data: VoxelArray;
  readonly size: Vec3;
  readonly slice: number;
  readonly box: Box;
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

async function scanOfLa2018(): Promise<Subject> {
  const [, { id, image, reference }] = await readCases();
  const volume = await readVolume(image, 'image');
  const label = await readVolume(reference, 'reference');
  if (!volume.ok || !label.ok) throw new Error(`${id} cannot be read`);
  const frame = radiologicalFrame(volume.value.grid);
  const mask = toFrame(
    Uint8Array.from(label.value.data, (v) => (v > 0 ? 1 : 0)),
    frame,
  );
  const labelled = labelledSlices(mask, frame.size);
  const key = labelled.reduce((a, b) => (b.pixels > a.pixels ? b : a));
  const data = toFrame(volume.value.data, frame);
  return { name: id, data, size: frame.size, slice: key.slice, box: key.tight };
}

function formula(): Subject {
  const [width, height, depth] = [640, 640, 26];
  const data = Int16Array.from({ length: width * height * depth }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width) % height];
    const bright = (x - 300) ** 2 + (y - 320) ** 2 < 90 ** 2;
    return (bright ? 700 : 220) + ((x * 31 + y * 17) % 83);
  });
  const box = [210, 230, 390, 410] as const;
  return { name: 'formula', data, size: [width, height, depth], slice: 13, box };
}

interface Times {
  readonly wall: number;
  readonly runs: number;
}

/** Seconds of the first box of a case and of the next one. */
async function boxes(model: Medsam2, { data, size, slice, box }: Subject): Promise<[Times, Times]> {
  const scaled = scaleIntensity(data, model.bundle.processor.intensity);
  if (!scaled.ok) throw new Error(scaled.issue.message);
  const volume = model.open({ data: scaled.value, size });
  if (!canTrack(volume)) throw new Error('nothing tracks here');
  const timed = async (encodes: boolean): Promise<Times> => {
    const started = performance.now();
    let runs = 0;
    for await (const found of volume.track([{ slice, box }])) {
      if (!found.ok) throw new Error(found.issue.message);
      runs += found.value.seconds + (encodes ? found.value.encoderSeconds : 0);
    }
    return { wall: (performance.now() - started) / 1000, runs };
  };
  return [await timed(true), await timed(false)];
}

function report(name: string, times: readonly Times[], slices: number): void {
  const ratio = median(times.map(({ wall, runs }) => wall / runs));
  const perSlice = (of: 'wall' | 'runs'): string =>
    ((1000 * Math.min(...times.map((t) => t[of]))) / slices).toFixed(2);
  const cost = `${perSlice('wall')} ms a slice, ${perSlice('runs')} in onnxruntime`;
  console.log(`${name}: ${cost}, ratio ${ratio.toFixed(3)} (at most ${MOST})`);
  if (ratio > MOST) process.exitCode = 1;
}

async function main(): Promise<void> {
  const folder = process.argv[2] ?? ((await exists(SHIPPED)) ? SHIPPED : REDUCED);
  const threads = Number(process.argv[3] ?? Math.min(2, os.availableParallelism()));
  const model = await loadMedsam2(await readBundle(path.resolve(folder)), {
    provider: 'cpu',
    threads,
  });
  const subject = (await exists(LA2018)) ? await scanOfLa2018() : formula();
  const { id, processor } = model.bundle;
  console.log(
    `${id}, ${processor.inputSize} px, ${subject.name} ${subject.size.join(' x ')}, ${threads} threads`,
  );
  const peer = predictorOf(model, subject, threads);
  await boxes(model, subject);
  await peer?.time();
  const times: [Times, Times][] = [];
  const theirs: number[] = [];
  for (let i = 0; i < REPEAT; i++) {
    times.push(await boxes(model, subject));
    if (peer) theirs.push(await peer.time());
  }
  peer?.stop();
  report(
    'first box',
    times.map(([first]) => first),
    subject.size[2],
  );
  report(
    'next box ',
    times.map(([, next]) => next),
    subject.size[2],
  );
  if (peer) against(theirs, times, subject.size[2]);
  await model.release();
}

/** sam2's own predictor with our tracker's weights; null where no Python is named, or the bundle is of another structure. */
function predictorOf({ bundle }: Medsam2, { size }: Subject, threads: number): TimedPython | null {
  if (!HAS_PYTHON || bundle.id !== path.basename(SHIPPED)) return null;
  const args = [...[bundle.processor.inputSize, size[2], threads].map(String), CHECKPOINT];
  return new TimedPython('sam2_track.py', args, 'sam2 1.1.0 and torch', 'ignore');
}

function against(
  theirs: readonly number[],
  times: readonly [Times, Times][],
  slices: number,
): void {
  const [peer, ours] = [median(theirs), 1000 * median(times.map(([first]) => first.wall))];
  const perSlice = (ms: number): string => (ms / slices).toFixed(2);
  const ratio = ours / peer;
  console.log(
    `sam2 in PyTorch: ${perSlice(peer)} ms a slice, ours ${perSlice(ours)} (first box), ratio ${ratio.toFixed(3)} (at most 1)`,
  );
  if (ratio > 1) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
