/*
 * npm run bench:imaging: reading an LA 2018 image, ours and nibabel's on the same file in turn, in the same run. Ours also
 * hashes the file. ATRIUM_PYTHON names a Python with nibabel (default python3), ATRIUM_LA2018 the scans.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readVolume } from '@atrium/imaging';
import { LA2018 } from '../env';
import { median, TimedPython } from './python';

const ROUNDS = 15;

async function readOurs(file: string): Promise<number> {
  const started = performance.now();
  const read = await readVolume(file, 'image');
  const elapsed = performance.now() - started;
  if (!read.ok) throw new Error(read.issue.message);
  return elapsed;
}

async function compare(
  file: string,
  nibabel: TimedPython,
): Promise<{ ours: number; theirs: number }> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    theirs.push(await nibabel.time(file));
    ours.push(await readOurs(file));
  }
  return { ours: median(ours), theirs: median(theirs) };
}

async function main(): Promise<void> {
  const folder = path.join(LA2018, 'validation');
  const nibabel = new TimedPython('nibabel_read.py', [], 'nibabel');
  const rows: { ours: number; theirs: number }[] = [];
  try {
    for (const id of readdirSync(folder).sort()) {
      const row = await compare(path.join(folder, id, 'lgemri.nii.gz'), nibabel);
      rows.push(row);
      print(id, row);
    }
  } finally {
    nibabel.stop();
  }
  const all = {
    ours: median(rows.map(({ ours }) => ours)),
    theirs: median(rows.map(({ theirs }) => theirs)),
  };
  print('median of the files', all);
  if (all.ours > all.theirs) process.exitCode = 1;
}

function print(name: string, { ours, theirs }: { ours: number; theirs: number }): void {
  const figures = `${ours.toFixed(1)} ms, nibabel ${theirs.toFixed(1)} ms`;
  console.log(`${name}: Atrium ${figures}, ratio ${(ours / theirs).toFixed(2)}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
