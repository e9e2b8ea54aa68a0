/*
 * npm run bench:intake [-- CASES]: looking through NIfTI cases (1,000 unless said) as intake does, against reading, hashing and
 * unpacking the same files and one pass over their voxels in one thread, ten cases by ten in turn in the same run. Intake works in two
 * threads; in one as well for comparison. Pieces, holes and contrast of the references are timed apart, in one thread. Medians of the
 * tens; processor time beside. Exit 1 when intake takes more than 1.3 times as long, or memory grows with the cases.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { radiologicalFrame, readVolume } from '@atrium/imaging';
import { measureStructure, surveyLabels } from '@atrium/intake';
import { INSPECTORS, Inspectors } from '../../apps/worker/src/intake/threads/inspectors';
import { SHAPE, rowOf, writeCases, type BenchCase } from './intake-cases';
import { median } from './python';

const LIMIT = 1.3;
/** Resident memory at the end against that after the first fifth. */
const MEMORY_LIMIT = 1.25;
const TEN = 10;
const HEADER_BYTES = 352;

/** The least that anything can do with a file: read, hash, unpack, see each voxel once. */
function readPlainly(file: string, Type: typeof Int16Array | typeof Uint8Array): number {
  const packed = readFileSync(file);
  createHash('sha256').update(packed).digest('hex');
  const { buffer, byteOffset, length } = gunzipSync(packed);
  const voxels = new Type(
    buffer,
    byteOffset + HEADER_BYTES,
    (length - HEADER_BYTES) / Type.BYTES_PER_ELEMENT,
  );
  let sum = 0;
  for (let i = 0, end = voxels.length; i < end; i += 1) sum += voxels[i];
  return sum;
}

/** What intake asks of the shape and contrast of a reference, as a function: reading is not of it. */
async function structureOf({ image, reference }: BenchCase): Promise<() => unknown> {
  const [scan, labels] = [
    await readVolume(image, 'image'),
    await readVolume(reference, 'reference'),
  ];
  if (!scan.ok || !labels.ok) throw new Error('a case could not be read');
  const frame = radiologicalFrame(labels.value.grid);
  const { box } = surveyLabels(labels.value.data, frame);
  if (!box) throw new Error('a reference is empty');
  const { data } = scan.value;
  return () => measureStructure({ data: labels.value.data, frame }, box, { data, frame });
}

interface Time {
  readonly wall: number;
  readonly processor: number;
}

/** Milliseconds for each case. */
async function timed(cases: number, work: () => Promise<unknown> | unknown): Promise<Time> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return {
    wall: (performance.now() - started) / cases,
    processor: (user + system) / 1000 / cases,
  };
}

const KINDS = ['plain', 'one', 'two', 'structure'] as const;
type Times = Record<(typeof KINDS)[number], Time[]>;

async function measure(cases: readonly BenchCase[], folder: string): Promise<[Times, number]> {
  const [one, two] = [new Inspectors(1), new Inspectors(INSPECTORS)];
  const taskOf = (n: number) => ({
    row: rowOf(cases[n], n),
    home: folder,
    intake: '00000000-0000-4000-8000-000000000000',
    folders: [],
    own: [],
    root: folder,
    deidentify: false,
  });
  const inspect = async (inspectors: Inspectors, n: number) => {
    const answer = await inspectors.inspect(taskOf(n));
    if (answer.kind === 'failure') throw new Error(JSON.stringify(answer.details));
  };
  const times: Times = { plain: [], one: [], two: [], structure: [] };
  let early = 0;
  try {
    for (let first = 0; first < cases.length; first += TEN) {
      const ten = [...cases.keys()].slice(first, first + TEN);
      const structures = await Promise.all(ten.map((n) => structureOf(cases[n])));
      const works: Record<(typeof KINDS)[number], () => Promise<unknown> | unknown> = {
        plain: () =>
          ten.map((n) => [
            readPlainly(cases[n].image, Int16Array),
            readPlainly(cases[n].reference, Uint8Array),
          ]),
        one: () => Promise.all(ten.map((n) => inspect(one, n))),
        two: () => Promise.all(ten.map((n) => inspect(two, n))),
        structure: () => structures.map((work) => work()),
      };
      // In turn, so that none always finds the files in memory. The first ten warm the threads up.
      const turn = (first / TEN) % KINDS.length;
      for (const kind of [...KINDS.slice(turn), ...KINDS.slice(0, turn)]) {
        const time = await timed(ten.length, works[kind]);
        if (first > 0 || cases.length <= TEN) times[kind].push(time);
      }
      if (first <= cases.length / 5) early = process.memoryUsage().rss;
    }
    return [times, process.memoryUsage().rss / early];
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
}

function report(count: number, times: Times, memory: number): void {
  const of = (kind: keyof Times, what: keyof Time) => median(times[kind].map((time) => time[what]));
  const shown = (kind: keyof Times) =>
    `${of(kind, 'wall').toFixed(1)} ms (${of(kind, 'processor').toFixed(1)} of a processor)`;
  const ratio = (kind: 'one' | 'two', what: keyof Time, threads: number) =>
    (of(kind, what) - of('structure', what) / threads) / of('plain', what);
  console.log(`${count} cases of ${SHAPE.join(' x ')}, milliseconds a case`);
  console.log(`read, hashed, unpacked and one pass, one thread: ${shown('plain')}`);
  console.log(`shape and contrast of the reference, one thread: ${shown('structure')}`);
  const two = ratio('two', 'wall', INSPECTORS);
  console.log(
    `intake in ${INSPECTORS} threads: ${shown('two')}; without shape and contrast ${two.toFixed(2)} x (limit ${LIMIT})`,
  );
  console.log(
    `intake in one thread: ${shown('one')}; without shape and contrast ${ratio('one', 'wall', 1).toFixed(2)} x, ` +
      `${ratio('one', 'processor', 1).toFixed(2)} x of a processor`,
  );
  console.log(
    `resident memory at the end ${memory.toFixed(2)} x that after a fifth (limit ${MEMORY_LIMIT})`,
  );
  if (two > LIMIT || memory > MEMORY_LIMIT) process.exitCode = 1;
}

async function main(count: number): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'atrium-intake-bench-'));
  try {
    const [times, memory] = await measure(await writeCases(folder, count), folder);
    report(count, times, memory);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main(Number(process.argv[2] ?? 1000)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
