import { access, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { runJsonSchema, type RunJson, type Selection } from '@atrium/contracts';
import { withLock } from '@atrium/stack';
import type { Io } from '../command';
import { CommandError, EXIT, refused } from '../exit-codes';
import { isMissing } from '../is-missing';

/** What makes two calls the same command. */
export interface Identity {
  readonly manifestSha256: string;
  readonly protocolSha256: string;
  readonly selection: Selection;
}

/**
 * Runs `work` while no other command of this machine writes to the folder, which is made if need be: two would launch two
 * runs and write over each other's files.
 * @throws CommandError (exit 2) when it cannot be made, (exit 130) when `signal` ends the wait
 */
export async function holdOutputFolder<T>(
  dir: string,
  io: Io,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  await makeFolder(dir);
  const waiting = () =>
    io.err(`Another "atrium evaluate" writes to ${dir}: waiting for it to end.\n`);
  try {
    return await withLock(path.join(dir, LOCK), waiting, work, signal);
  } catch (error) {
    if (signal.aborted && error === signal.reason) throw new CommandError(EXIT.interrupted, []);
    throw error;
  }
}

const LOCK = '.atrium-lock';

/**
 * The run that an output folder belongs to, or null for a new folder.
 * @throws CommandError (exit 2) when the folder is of another manifest, protocol or selection, or cannot be used
 */
export async function openOutputFolder(dir: string, identity: Identity): Promise<RunJson | null> {
  const file = path.join(dir, 'run.json');
  const text = await readRunFile(file);
  if (text === null) {
    await refuseForeignResults(dir);
    return null;
  }
  const run = parseRunJson(text);
  if (!run)
    throw refused(
      `${file} is not a run.json of Atrium. Choose another --out, or remove the folder.`,
    );
  const differences = differencesOf(run, identity);
  if (differences.length > 0) {
    throw refused(
      `${dir} holds run ${run.run_id} of another ${differences.join(' and another ')}. Choose another --out.`,
    );
  }
  return run;
}

/** null where there is none. One that cannot be read is no new folder: its run would be overwritten. */
async function readRunFile(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    const reason = error instanceof Error ? error.message : String(error);
    throw refused(`${file} cannot be read (${reason}). Choose another --out, or mend it.`);
  }
}

async function makeFolder(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
  } catch (error) {
    throw refused(
      `${dir} cannot be made (${error instanceof Error ? error.message : String(error)}).`,
    );
  }
}

async function refuseForeignResults(dir: string): Promise<void> {
  const exists = await access(path.join(dir, 'results.csv')).then(
    () => true,
    () => false,
  );
  if (exists) throw refused(`${dir} holds a results.csv without a run.json. Choose another --out.`);
}

function parseRunJson(text: string): RunJson | null {
  try {
    return runJsonSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function differencesOf(
  run: RunJson,
  { manifestSha256, protocolSha256, selection }: Identity,
): string[] {
  return [
    ...(run.cohort.manifest_sha256 === manifestSha256 ? [] : ['manifest']),
    ...(run.protocol.sha256 === protocolSha256 ? [] : ['protocol']),
    ...(JSON.stringify(run.selection) === JSON.stringify(selection) ? [] : ['selection']),
  ];
}
