/*
 * npm run bench:dicom: reading a DICOM series of 100 slices of 512 x 512, ours and SimpleITK's on the same files in turn, in the same
 * run. Ours also hashes the files. ATRIUM_PYTHON names a Python with SimpleITK and pydicom (default python3). Exit 1 when ours is
 * slower.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readScan } from '@atrium/imaging';
import { median, TimedPython } from './python';

const ROUNDS = 9;

async function readOurs(folder: string): Promise<number> {
  const started = performance.now();
  const read = await readScan(folder, 'image');
  const elapsed = performance.now() - started;
  if (!read.ok) throw new Error(read.issue.message);
  return elapsed;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'atrium-dicom-'));
  const itk = new TimedPython('dicom_read.py', [folder], 'SimpleITK and pydicom');
  const ours: number[] = [];
  const theirs: number[] = [];
  try {
    // The first answer comes when all slices are written, and warms both up.
    await itk.time();
    await readOurs(folder);
    for (let round = 0; round < ROUNDS; round += 1) {
      theirs.push(await itk.time());
      ours.push(await readOurs(folder));
    }
  } finally {
    itk.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const [mine, its] = [median(ours), median(theirs)];
  const figures = `Atrium ${mine.toFixed(0)} ms, SimpleITK ${its.toFixed(0)} ms, ratio ${(mine / its).toFixed(2)}`;
  console.log(`100 slices of 512 x 512, median of ${ROUNDS}: ${figures}`);
  if (mine > its) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
