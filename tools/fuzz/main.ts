/*
 * npm run fuzz [-- INPUTS [SEED [PARSER...]]]: damages valid files of every parser of what hospitals and coordinators bring, and
 * reads them; 2000 inputs for each unless said. Exit 1 where a reader throws, takes more than 5 s of a processor or 1 GiB, writes
 * where it may not, or says something that is no reason or holds a value of the file. docs/formats.md has what was found.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Parser } from './parser';
import { parsers } from './parsers';
import { fuzz } from './run';

const TOLD_EVERY = 5000;

async function one(parser: Parser, inputs: number, seed: number, folder: string): Promise<number> {
  const tell = (input: number): void => {
    if (input % TOLD_EVERY === 0) console.error(`${parser.name}: ${input} of ${inputs} inputs`);
  };
  const found = await fuzz(parser, inputs, seed, folder, tell);
  found.problems.forEach((problem) => console.log(problem));
  console.log(
    `${parser.name}: ${inputs} inputs, seed ${seed}, ${found.problems.length} problems; ${found.read} read; longest ` +
      `${found.milliseconds.toFixed(0)} ms of a processor, largest input ${found.inputBytes} bytes, resident memory at most ` +
      `${(found.residentBytes / 2 ** 20).toFixed(0)} MiB`,
  );
  return found.problems.length;
}

async function main(): Promise<void> {
  const [inputs = '2000', seed = '1', ...names] = process.argv.slice(2);
  const root = mkdtempSync(path.join(os.tmpdir(), 'atrium-fuzz-'));
  const chosen = parsers().filter(({ name }) => names.length === 0 || names.includes(name));
  if (chosen.length === 0) throw new Error(`No parser is named ${names.join(', ')}.`);
  let problems = 0;
  try {
    for (const parser of chosen)
      problems += await one(parser, Number(inputs), Number(seed), path.join(root, 'a', 'b'));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  if (problems > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
