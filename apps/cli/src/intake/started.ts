import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isMissing } from '../is-missing';

/** What is asked to be taken in. */
export interface IntakeRequest {
  /** A whole path. */
  readonly source: string;
  readonly name: string;
  readonly site: string | null;
  readonly deidentify: boolean;
  /** Values that references may hold; null for any whole number. */
  readonly labels: readonly number[] | null;
}

const startedSchema = z.object({ id: z.uuid() });

/** The same request is the same file; what it was of stands nowhere. */
function fileOf(home: string, { source, name, site, deidentify, labels }: IntakeRequest): string {
  const text = JSON.stringify([source, name, site, deidentify, ...(labels ? [labels] : [])]);
  const hash = createHash('sha256').update(text).digest('hex');
  return path.join(home, 'intakes', 'commands', `${hash}.json`);
}

/** The intake that the same command began last; null where it began none. */
export async function readStarted(home: string, request: IntakeRequest): Promise<string | null> {
  const text = await readFile(fileOf(home, request), 'utf8').catch((error: unknown) => {
    // Another error is no answer: a new intake would leave the one that is there behind.
    if (isMissing(error)) return null;
    throw error;
  });
  return text === null ? null : startedSchema.parse(JSON.parse(text)).id;
}

/** Makes the id of a new intake, for the same command to find. */
export async function writeStarted(home: string, request: IntakeRequest): Promise<string> {
  const file = fileOf(home, request);
  const id = randomUUID();
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.tmp`, JSON.stringify({ id }));
  await rename(`${file}.tmp`, file);
  return id;
}
