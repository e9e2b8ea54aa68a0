/*
 * npm run fuzz:formats [-- INPUTS [SEED [PARSER]]]: damages the files of libs/imaging/fixtures and reads them, INPUTS for each parser
 * (2000 unless said) or for one of them (NIfTI, NRRD, DICOM, SEG, RTSTRUCT): changed bytes, flipped bits, cut ends, pieces taken out or twice. Exit 1 where a reader throws, takes more than 5 s of a
 * processor or 1 GiB, or says something that is no "expected ..., found ..." or holds a value of the file.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Result } from '@atrium/contracts';
import { readReference, readScan, type Vec3, type Volume } from '@atrium/imaging';

const FIXTURES = path.join(__dirname, '../../libs/imaging/fixtures');
const MAX_MILLISECONDS = 5000;
const MAX_BYTES = 2 ** 30;
const TOLD_EVERY = 5000;

interface Case {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly base64: string }[];
  readonly shape: Vec3;
  readonly affine: readonly number[];
}

/** A reader and the files that it is given, damaged. */
interface Parser {
  readonly name: string;
  readonly cases: readonly Case[];
  readonly read: (place: string, scan: Case) => Promise<Result<Volume>>;
}

/** What reading damaged files took at most. */
interface Extremes {
  milliseconds: number;
  inputBytes: number;
  residentBytes: number;
}

function table<T = Case>(name: string): T[] {
  const made: { cases: T[] } = JSON.parse(
    readFileSync(path.join(FIXTURES, `${name}.json`), 'utf8'),
  );
  return made.cases;
}

function parsers(): Parser[] {
  const image: Parser['read'] = (place) => readScan(place, 'image');
  const regions: Parser['read'] = (place, grid) => readReference(place, grid);
  const isContour = ({ name }: Case): boolean => /contour|ring|structure/.test(name);
  const nifti = table<Omit<Case, 'files'> & { readonly base64: string }>('nifti');
  const references = table('references');
  return [
    {
      name: 'NIfTI',
      cases: nifti.map((one) => ({ ...one, files: [{ name: 'scan.nii', base64: one.base64 }] })),
      read: image,
    },
    { name: 'NRRD', cases: table('nrrd'), read: image },
    { name: 'DICOM', cases: table('dicom'), read: image },
    { name: 'SEG', cases: references.filter((one) => !isContour(one)), read: regions },
    { name: 'RTSTRUCT', cases: references.filter(isContour), read: regions },
  ];
}

/** Numbers from 0 up to and without 1, the same for a seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Half of the damage lies in the first bytes, where the header is. */
function damaged(bytes: Buffer, next: () => number): Buffer {
  const upTo = (end: number): number => Math.floor(next() * Math.max(1, end));
  const at = upTo(next() < 0.5 ? Math.min(1500, bytes.length) : bytes.length);
  const changed = Buffer.from(bytes);
  const kind = next();
  if (kind < 0.15) return changed.subarray(0, at);
  if (kind < 0.3)
    return Buffer.concat([changed.subarray(0, at), changed.subarray(upTo(bytes.length))]);
  if (kind < 0.55) changed[at] ^= 1 << upTo(8);
  else if (kind < 0.7) changed[at] = 255;
  else changed[at] = upTo(256);
  return changed;
}

/** Writes a case with one of its files damaged. @returns what to read, and the bytes of the damaged file */
function writeDamaged(scan: Case, folder: string, next: () => number): [string, number] {
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
  const target = Math.floor(next() * scan.files.length);
  let length = 0;
  scan.files.forEach(({ name, base64 }, index) => {
    let bytes: Buffer = Buffer.from(base64, 'base64');
    const times = index === target ? 1 + Math.floor(next() * 5) : 0;
    for (let round = 0; round < times; round += 1) bytes = damaged(bytes, next);
    if (index === target) length = bytes.length;
    writeFileSync(path.join(folder, name), bytes);
  });
  const [{ name }] = scan.files;
  const isFile = scan.files.length === 1 || name.endsWith('.nhdr');
  return [isFile ? path.join(folder, name) : folder, length];
}

/** Reads one damaged case. @returns what is wrong with how it went, or null */
async function problemOf(
  { cases, read }: Parser,
  folder: string,
  next: () => number,
  most: Extremes,
): Promise<string | null> {
  const scan = cases[Math.floor(next() * cases.length)];
  const [place, length] = writeDamaged(scan, folder, next);
  const started = process.cpuUsage();
  const result = await read(place, scan).catch((error: unknown) => String(error));
  const { user, system } = process.cpuUsage(started);
  const milliseconds = (user + system) / 1000;
  const { rss } = process.memoryUsage();
  most.milliseconds = Math.max(most.milliseconds, milliseconds);
  most.inputBytes = Math.max(most.inputBytes, length);
  most.residentBytes = Math.max(most.residentBytes, rss);
  const problem = faultOf(result, milliseconds, rss);
  return problem && `${scan.name}: ${problem}`;
}

function faultOf(
  result: Result<Volume> | string,
  milliseconds: number,
  rss: number,
): string | null {
  if (typeof result === 'string') return `threw ${result}`;
  if (milliseconds > MAX_MILLISECONDS) return `took ${milliseconds.toFixed(0)} ms of a processor`;
  if (rss > MAX_BYTES) return `took ${rss} bytes`;
  if (result.ok) return null;
  const { message } = result.issue;
  return /^(image|reference): expected /.test(message) && !/Secret|Zzyzx/.test(message)
    ? null
    : `said "${message}"`;
}

/** @returns how many inputs a parser had problems with */
async function fuzz(parser: Parser, inputs: number, seed: number, folder: string): Promise<number> {
  const most: Extremes = { milliseconds: 0, inputBytes: 0, residentBytes: 0 };
  let problems = 0;
  for (let input = 0; input < inputs; input += 1) {
    if (input > 0 && input % TOLD_EVERY === 0) console.error(`${parser.name}: ${input} inputs`);
    const problem = await problemOf(parser, folder, chance(seed * 1_000_003 + input), most);
    if (problem === null) continue;
    problems += 1;
    console.log(`${parser.name}, seed ${seed}, input ${input}, ${problem}`);
  }
  const mib = (most.residentBytes / 2 ** 20).toFixed(0);
  console.log(
    `${parser.name}: ${inputs} inputs, seed ${seed}, ${problems} problems; longest ${most.milliseconds.toFixed(0)} ms of a processor, ` +
      `largest input ${most.inputBytes} bytes, resident memory at most ${mib} MiB`,
  );
  return problems;
}

async function main(): Promise<void> {
  const [inputs = '2000', seed = '1', only] = process.argv.slice(2);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'atrium-fuzz-'));
  let problems = 0;
  try {
    for (const parser of parsers().filter(({ name }) => only === undefined || name === only))
      problems += await fuzz(parser, Number(inputs), Number(seed), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (problems > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
