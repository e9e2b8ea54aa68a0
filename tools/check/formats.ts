/*
 * npm run check:formats: reads the test files that ship inside pydicom and nibabel, compares the voxels with what these packages
 * read, and writes the table of docs/formats.md. ATRIUM_PYTHON names a Python with both. Exit 1 when voxels differ.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readScan, scanFormat, type VoxelArray } from '@atrium/imaging';
import prettier from 'prettier';
import { PYTHON } from '../env';

const PAGE = path.join(__dirname, '../../docs/formats.md');
const START = '<!-- npm run check:formats writes what follows -->';

interface Theirs {
  readonly package: string;
  readonly file: string;
  /** SHA-256 of the voxels as float64; null where their package does not read it. */
  readonly voxels: string | null;
}
interface Row extends Theirs {
  readonly read: boolean;
  readonly said: string;
}

function theirFiles(): { files: Theirs[]; versions: Record<string, string> } {
  const script = path.join(__dirname, 'formats_public.py');
  const lines = execFileSync(PYTHON, [script], { encoding: 'utf8', maxBuffer: 2 ** 26 })
    .trim()
    .split('\n');
  const parsed = lines.map((line): Theirs & { versions?: Record<string, string> } =>
    JSON.parse(line),
  );
  return {
    files: parsed.filter(({ versions }) => versions === undefined),
    versions: parsed.at(-1)?.versions ?? {},
  };
}

const digest = (voxels: VoxelArray): string =>
  createHash('sha256')
    .update(new Uint8Array(Float64Array.from(voxels).buffer))
    .digest('hex');

async function rowOf(theirs: Theirs): Promise<Row> {
  const result = await readScan(theirs.file, 'image');
  if (!result.ok) {
    const { code, message } = result.issue;
    return { ...theirs, read: false, said: `${code}: ${message.replace(/^image: /, '')}` };
  }
  const { grid, data } = result.value;
  const format = await scanFormat(theirs.file);
  const size = `${format.ok ? format.value : ''}, ${grid.shape.join(' x ')}`;
  if (theirs.voxels === null)
    return { ...theirs, read: true, said: `${size}; no other to compare with` };
  const same = theirs.voxels === digest(data);
  return { ...theirs, read: true, said: `${size}; ${same ? 'every voxel equal' : DIFFERENT}` };
}

const DIFFERENT = 'VOXELS DIFFER';

/** A cell may hold no bar, and no word of emphasis. */
const cell = (text: string): string => text.replaceAll('|', '\\|');

function table(rows: readonly Row[], versions: Record<string, string>): string {
  const lines = rows.map(
    (row) =>
      `| ${row.package} | \`${path.basename(row.file)}\` | ${row.read ? 'read' : 'refused'} | ${cell(row.said)} |`,
  );
  const read = rows.filter((row) => row.read).length;
  const counts = `${rows.length} files of pydicom ${versions.pydicom} and nibabel ${versions.nibabel}: ${read} read, ${rows.length - read} refused.`;
  return [counts, '', '| package | file | | what |', '| --- | --- | --- | --- |', ...lines].join(
    '\n',
  );
}

async function main(): Promise<void> {
  const { files, versions } = theirFiles();
  const rows: Row[] = [];
  for (const file of files) rows.push(await rowOf(file));
  const [text] = readFileSync(PAGE, 'utf8').split(START);
  const page = `${text}${START}\n\n${table(rows, versions)}\n`;
  const options = await prettier.resolveConfig(PAGE);
  writeFileSync(PAGE, await prettier.format(page, { ...options, parser: 'markdown' }));
  const different = rows.filter(({ said }) => said.endsWith(DIFFERENT));
  for (const { file, said } of different) console.log(`${path.basename(file)}: ${said}`);
  console.log(
    `${rows.filter(({ read }) => read).length} of ${rows.length} files read, ${different.length} with other voxels`,
  );
  if (different.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
