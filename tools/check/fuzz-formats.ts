/*
 * npm run fuzz:formats [-- INPUTS [SEED]]: damages the files of libs/imaging/fixtures and reads them: changed bytes, flipped bits, cut
 * ends, pieces taken out or twice. Default 2000 inputs. Exit 1 where a reader throws, takes more than 5 s of a processor or 1 GiB, or
 * says something that is no "expected ..., found ..." or holds a value of the file.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readReference, readScan, type Vec3 } from '@atrium/imaging';

const FIXTURES = path.join(__dirname, '../../libs/imaging/fixtures');
const MAX_MILLISECONDS = 5000;
const MAX_BYTES = 2 ** 30;

interface Case {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly base64: string }[];
  readonly shape: Vec3;
  readonly affine: readonly number[];
  readonly reference: boolean;
}

function cases(table: string): Case[] {
  const text = readFileSync(path.join(FIXTURES, `${table}.json`), 'utf8');
  const made: { cases: Omit<Case, 'reference'>[] } = JSON.parse(text);
  return made.cases.map((each) => ({ ...each, reference: table === 'references' }));
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

/** Reads one damaged case. @returns what is wrong with how it went, or null */
async function problemOf(scan: Case, folder: string, next: () => number): Promise<string | null> {
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
  const target = Math.floor(next() * scan.files.length);
  scan.files.forEach(({ name, base64 }, index) => {
    let bytes: Buffer = Buffer.from(base64, 'base64');
    const times = index === target ? 1 + Math.floor(next() * 5) : 0;
    for (let round = 0; round < times; round += 1) bytes = damaged(bytes, next);
    writeFileSync(path.join(folder, name), bytes);
  });
  const [{ name }] = scan.files;
  const place =
    scan.files.length === 1 || name.endsWith('.nhdr') ? path.join(folder, name) : folder;
  const started = process.cpuUsage();
  const result = scan.reference ? await readReference(place, scan) : await readScan(place, 'image');
  const { user, system } = process.cpuUsage(started);
  const milliseconds = (user + system) / 1000;
  if (milliseconds > MAX_MILLISECONDS) return `took ${milliseconds.toFixed(0)} ms of a processor`;
  const { rss } = process.memoryUsage();
  if (rss > MAX_BYTES) return `took ${rss} bytes`;
  if (result.ok) return null;
  const { message } = result.issue;
  return /^(image|reference): expected /.test(message) && !/Secret|Zzyzx/.test(message)
    ? null
    : `said "${message}"`;
}

async function main(): Promise<void> {
  const [inputs = 2000, seed = 1] = process.argv.slice(2).map(Number);
  const all = ['nrrd', 'dicom', 'references'].flatMap(cases);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'atrium-fuzz-'));
  let problems = 0;
  try {
    for (let input = 0; input < inputs; input += 1) {
      const next = chance(seed * 1_000_003 + input);
      const scan = all[Math.floor(next() * all.length)];
      const problem = await problemOf(scan, folder, next).catch(
        (error: unknown) => `threw ${String(error)}`,
      );
      if (problem !== null) console.log(`seed ${seed}, input ${input} (${scan.name}): ${problem}`);
      if (problem !== null) problems += 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${inputs} inputs, ${problems} problems`);
  if (problems > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
