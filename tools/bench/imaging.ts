/*
 * npm run bench:imaging: reading an LA 2018 image, ours and nibabel's on the same file in turn, in the same run. Ours also
 * hashes the file. ATRIUM_PYTHON names a Python with nibabel (default python3), ATRIUM_LA2018 the scans.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { readVolume } from '@atrium/imaging';

const ROUNDS = 15;
const LA2018 = process.env.ATRIUM_LA2018 ?? path.join(__dirname, '../../../shared/la2018');
const PYTHON = process.env.ATRIUM_PYTHON ?? 'python3';

/** A Python that reads a file for each line it gets. */
class Nibabel {
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private readonly answers: AsyncIterator<string>;

  constructor() {
    this.child = spawn(PYTHON, [path.join(__dirname, 'nibabel_read.py')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.child.on('error', (error) => {
      console.error(`${PYTHON}: ${error.message}`);
      process.exitCode = 1;
    });
    this.child.stdin.on('error', () => undefined);
    this.answers = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  async read(file: string): Promise<number> {
    this.child.stdin.write(`${file}\n`);
    const { value, done } = await this.answers.next();
    if (done) throw new Error('set ATRIUM_PYTHON to a Python that can import nibabel');
    return Number(value);
  }

  stop(): void {
    this.child.stdin.end();
  }
}

async function readOurs(file: string): Promise<number> {
  const started = performance.now();
  const read = await readVolume(file, 'image');
  const elapsed = performance.now() - started;
  if (!read.ok) throw new Error(read.issue.message);
  return elapsed;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function compare(file: string, nibabel: Nibabel): Promise<{ ours: number; theirs: number }> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    theirs.push(await nibabel.read(file));
    ours.push(await readOurs(file));
  }
  return { ours: median(ours), theirs: median(theirs) };
}

async function main(): Promise<void> {
  const folder = path.join(LA2018, 'validation');
  const nibabel = new Nibabel();
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
