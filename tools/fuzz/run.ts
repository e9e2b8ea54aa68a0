import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Chance, chanceOf } from './chance';
import type { Parser, Seed } from './parser';

const MAX_MILLISECONDS = 5000;
const MAX_BYTES = 2 ** 30;
/** Values that stand in the fixtures: no message may hold them. */
const SECRETS = /Secret|Zzyzx/;
const MOST_ROUNDS = 3;

/** What reading damaged files of one parser took at most, and what went wrong. */
export interface Outcome {
  readonly problems: readonly string[];
  readonly read: number;
  readonly milliseconds: number;
  readonly inputBytes: number;
  readonly residentBytes: number;
}

/**
 * Damages a parser's valid files and reads them.
 *
 * @param folder is emptied; @param tell is called after every thousand inputs
 * @returns a problem for each input on which the reader threw, took more than 5 s of a processor or 1 GiB, or said what it may not
 */
export async function fuzz(
  parser: Parser,
  inputs: number,
  seed: number,
  folder: string,
  tell: (input: number) => void = () => undefined,
): Promise<Outcome> {
  const problems: string[] = [];
  const most = { read: 0, milliseconds: 0, inputBytes: 0, residentBytes: 0 };
  for (let input = 0; input < inputs; input += 1) {
    if (input > 0 && input % 1000 === 0) tell(input);
    const chance = chanceOf(seed * 1_000_003 + input);
    const valid = chance.pick(parser.seeds);
    const bytes = writeDamaged(parser, valid, folder, chance);
    const { said, milliseconds, rss } = await measured(() => parser.read(folder, valid));
    const fault = faultOf(said, milliseconds, rss, parser.says);
    if (fault)
      problems.push(`${parser.name}, seed ${seed}, input ${input}, ${valid.name}: ${fault}`);
    most.read += Number(said instanceof Error ? 0 : said.length === 0);
    most.milliseconds = Math.max(most.milliseconds, milliseconds);
    most.inputBytes = Math.max(most.inputBytes, bytes);
    most.residentBytes = Math.max(most.residentBytes, rss);
  }
  return { problems, ...most };
}

/** @returns the bytes of the damaged file */
function writeDamaged(parser: Parser, seed: Seed, folder: string, chance: Chance): number {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder))
    rmSync(path.join(folder, name), { recursive: true, force: true });
  const target = chance.below(seed.files.length);
  for (const { name, bytes } of seed.files) writeFileSync(path.join(folder, name), bytes);
  let { bytes } = seed.files[target];
  const rounds = 1 + chance.below(MOST_ROUNDS);
  for (let round = 0; round < rounds; round += 1) bytes = parser.damage(bytes, chance);
  writeFileSync(path.join(folder, seed.files[target].name), bytes);
  return bytes.length;
}

async function measured(read: () => Promise<readonly string[]>) {
  const started = process.cpuUsage();
  const said = await read().catch((error: unknown) =>
    error instanceof Error ? error : new Error(String(error)),
  );
  const { user, system } = process.cpuUsage(started);
  return { said, milliseconds: (user + system) / 1000, rss: process.memoryUsage().rss };
}

function faultOf(
  said: readonly string[] | Error,
  milliseconds: number,
  rss: number,
  says: RegExp,
): string | null {
  if (said instanceof Error) return `threw ${said.stack ?? said.message}`;
  if (milliseconds > MAX_MILLISECONDS) return `took ${milliseconds.toFixed(0)} ms of a processor`;
  if (rss > MAX_BYTES) return `took ${rss} bytes`;
  const wrong = said.find((why) => !says.test(why) || SECRETS.test(why));
  return wrong === undefined ? null : `said "${wrong}"`;
}
