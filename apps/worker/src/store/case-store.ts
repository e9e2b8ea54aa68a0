import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { caseResultSchema, type CaseReceipt, type CaseResult } from '@atrium/contracts';
import { nullIfMissing } from '../error-code';
import { caseFolder, type CaseKey } from './layout';

const RESULT = 'result.json';

/** A result as it lies in the store. */
export interface StoredResult {
  readonly result: CaseResult;
  /** result.json's own text. */
  readonly text: string;
  readonly receipt: CaseReceipt;
}

/** The result of a key, or null when there is none. */
export async function readResult(home: string, key: CaseKey): Promise<StoredResult | null> {
  const text = await readFile(path.join(caseFolder(home, key), RESULT), 'utf8').catch(
    nullIfMissing,
  );
  if (text === null) return null;
  const result = caseResultSchema.parse(JSON.parse(text));
  return { result, text, receipt: receiptOf(result, text) };
}

/** Makes an empty folder beside a result's place, for {@link publish}; clears what an attempt that was killed left. */
export async function prepare(home: string, key: CaseKey): Promise<string> {
  const target = caseFolder(home, key);
  const parent = path.dirname(target);
  await mkdir(parent, { recursive: true });
  const prefix = draftPrefix(target);
  const left = (await readdir(parent)).filter((entry) => entry.startsWith(prefix));
  await Promise.all(left.map((entry) => discard(path.join(parent, entry))));
  const draft = path.join(parent, prefix + randomUUID());
  await mkdir(path.join(draft, 'masks'), { recursive: true });
  return draft;
}

/** Removes a folder of {@link prepare}. */
export const discard = (draft: string): Promise<void> =>
  rm(draft, { recursive: true, force: true });

/** Writes result.json into a prepared folder, its keys in the schema's order: the centre, which reads it, then has its hash. */
export async function writeResult(draft: string, result: CaseResult): Promise<CaseReceipt> {
  const text = JSON.stringify(caseResultSchema.parse(result));
  const file = await open(path.join(draft, RESULT), 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  return receiptOf(result, text);
}

/** Puts a prepared folder in a result's place, as a whole: nobody sees rows without their masks. */
export async function publish(home: string, key: CaseKey, draft: string): Promise<void> {
  const target = caseFolder(home, key);
  const old = path.join(path.dirname(target), draftPrefix(target) + randomUUID());
  await rename(target, old).catch(nullIfMissing);
  await rename(draft, target);
  await discard(old);
}

// A leading dot: no id begins with one.
const draftPrefix = (target: string): string => `.${path.basename(target)}~`;

function receiptOf({ arms }: CaseResult, text: string): CaseReceipt {
  const has = (status: string): boolean => arms.some((arm) => arm.status === status);
  const status = has('failed') ? 'failed' : has('completed') ? 'completed' : 'excluded';
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { status, arms: arms.length, sha256 };
}
