/*
 * npm run bench:intake [-- CASES]: looking through NIfTI cases (1,000 unless said) as intake does, against reading, hashing and
 * unpacking the same files and one pass over their voxels, case by case in turn in the same run. Pieces, holes and contrast of the
 * references are timed apart. Exit 1 when intake takes more than 1.3 times as long, or memory grows with the cases.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  contrastToNoise,
  radiologicalFrame,
  readVolume,
  toFrame,
  writeMask,
  writeVolume,
  type Grid,
} from '@atrium/imaging';
import { describeShape } from '@atrium/intake';
import { DataRoots } from '../../apps/worker/src/data-roots';
import { IntakeFolder } from '../../apps/worker/src/intake/folder';
import { inspectRow } from '../../apps/worker/src/intake/inspect-row';
import type { PlanRow } from '../../apps/worker/src/intake/records';

const LIMIT = 1.3;
/** Resident memory at the end against that after the first fifth. */
const MEMORY_LIMIT = 1.25;
const SHAPE = [160, 160, 32] as const;
const GRID: Grid = {
  shape: SHAPE,
  affine: [-1.25, 0, 0, 100, 0, -1.25, 0, 100, 0, 0, 2.5, 0, 0, 0, 0, 1],
};
const HEADER_BYTES = 352;

interface BenchCase {
  readonly image: string;
  readonly reference: string;
}

const isInside = (x: number, y: number, z: number): boolean =>
  (x - 80) ** 2 + (y - 80) ** 2 + (2 * (z - 16)) ** 2 < 30 ** 2;

async function writeCases(folder: string, count: number): Promise<BenchCase[]> {
  const [w, h, d] = SHAPE;
  const mask = Uint8Array.from({ length: w * h * d }, (_, i) =>
    Number(isInside(i % w, Math.floor(i / w) % h, Math.floor(i / (w * h)))),
  );
  const cases: BenchCase[] = [];
  for (let n = 0; n < count; n += 1) {
    const image = Int16Array.from(
      mask,
      (inside, i) => 100 + ((i * 7919 + n * 104729) % 97) + 300 * inside,
    );
    const files = {
      image: path.join(folder, `c${n}.nii.gz`),
      reference: path.join(folder, `c${n}-label.nii.gz`),
    };
    await writeVolume(files.image, image, GRID);
    await writeMask(files.reference, mask, GRID);
    cases.push(files);
  }
  return cases;
}

async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The least that anything can do with a file: read, hash, unpack, see each voxel once. */
function readPlainly(file: string, Type: typeof Int16Array | typeof Uint8Array): number {
  const packed = readFileSync(file);
  createHash('sha256').update(packed).digest('hex');
  const bytes = gunzipSync(packed);
  const voxels = new Type(
    bytes.buffer.slice(bytes.byteOffset + HEADER_BYTES, bytes.byteOffset + bytes.length),
  );
  let sum = 0;
  for (let i = 0; i < voxels.length; i += 1) sum += voxels[i];
  return sum;
}

const placeOf = (file: string) => ({ shown: path.basename(file), paths: [file], isSeries: false });

const rowOf = ({ image, reference }: BenchCase, n: number): PlanRow => ({
  case_id: `c${n}`,
  patient_id: `c${n}`,
  site: 's',
  image: placeOf(image),
  reference: placeOf(reference),
  second: null,
  written: { image: 'c.nii.gz', reference: 'c-label.nii.gz' },
  covariates: {},
  reasons: [],
});

/** What intake asks of the shape of a reference, alone. */
async function shapeMilliseconds({ image, reference }: BenchCase): Promise<number> {
  const [scan, labels] = [
    await readVolume(image, 'image'),
    await readVolume(reference, 'reference'),
  ];
  if (!scan.ok || !labels.ok) throw new Error('a case could not be read');
  const frame = radiologicalFrame(scan.value.grid);
  const [voxels, mask] = [
    toFrame(scan.value.data, frame),
    Uint8Array.from(toFrame(labels.value.data, frame)),
  ];
  return timed(() => {
    describeShape(mask, frame.size, frame.spacing);
    contrastToNoise(voxels, mask, frame.size, frame.spacing);
  });
}

async function main(count: number): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'atrium-intake-bench-'));
  try {
    const cases = await writeCases(folder, count);
    const options = {
      folder: new IntakeFolder(folder, '00000000-0000-4000-8000-000000000000'),
      allowed: { roots: new DataRoots([]), root: folder },
      deidentify: false,
    };
    const sums = { plain: 0, intake: 0, shape: 0 };
    let early = 0;
    for (const [n, one] of cases.entries()) {
      const plain = () =>
        readPlainly(one.image, Int16Array) + readPlainly(one.reference, Uint8Array);
      const intake = () => inspectRow(rowOf(one, n), options);
      // In turn, so that neither always finds the files in memory.
      if (n % 2 === 0) sums.plain += await timed(plain);
      sums.intake += await timed(intake);
      if (n % 2 === 1) sums.plain += await timed(plain);
      sums.shape += await shapeMilliseconds(one);
      if (n === Math.floor(count / 5)) early = process.memoryUsage().rss;
    }
    report(count, sums, process.memoryUsage().rss / early);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(
  count: number,
  { plain, intake, shape }: Record<'plain' | 'intake' | 'shape', number>,
  memory: number,
): void {
  const ratio = (intake - shape) / plain;
  const each = (sum: number) => `${(sum / count).toFixed(1)} ms`;
  console.log(
    `${count} cases of ${SHAPE.join(' x ')}: reading, hashing, unpacking and one pass ${each(plain)} a case`,
  );
  console.log(
    `intake ${each(intake)}, of which shape and contrast of the reference ${each(shape)}; the rest is ${ratio.toFixed(2)} x (limit ${LIMIT})`,
  );
  console.log(
    `resident memory at the end ${memory.toFixed(2)} x that after a fifth (limit ${MEMORY_LIMIT})`,
  );
  if (ratio > LIMIT || memory > MEMORY_LIMIT) process.exitCode = 1;
}

main(Number(process.argv[2] ?? 1000)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
