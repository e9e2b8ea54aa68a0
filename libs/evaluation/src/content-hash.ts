import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Arm, EvaluationSettings, ModelRef } from '@atrium/contracts';

/** Raised whenever the same inputs would give other numbers or masks than before; 2: each arm has its drift. */
export const EVALUATION_VERSION = 3;

/** All that the numbers of one (case, model) depend on (DESIGN section 2, step 4). */
export interface ContentHashInput {
  readonly caseId: string;
  readonly imageSha256: string | null;
  readonly referenceSha256: string | null;
  /** Of a second reader's label map; missing where the case has none, so that such a case keeps its hash. */
  readonly secondReferenceSha256?: string | null;
  /** Every model used: id and SHA-256 of model.json. */
  readonly models: readonly ModelRef[];
  readonly arms: readonly Arm[];
  readonly settings: EvaluationSettings;
  readonly provider: string;
}

/** A second reader's part of the hash. */
export const secondReferenceSha256 = async ({
  secondReference,
}: {
  readonly secondReference?: string | null;
}): Promise<Pick<ContentHashInput, 'secondReferenceSha256'>> =>
  !secondReference ? {} : { secondReferenceSha256: await fileSha256(secondReference) };

/** Every model that a unit of work uses: its own, then those that prompt it, by id. */
export const modelRefs = (model: UsedModel, automatic: readonly UsedModel[]): ModelRef[] => [
  refOf(model),
  ...automatic.map(refOf).sort((a, b) => (a.id < b.id ? -1 : 1)),
];

type UsedModel = { readonly bundle: { readonly id: string }; readonly sha256: string };

const refOf = ({ bundle, sha256 }: UsedModel): ModelRef => ({ id: bundle.id, sha256 });

/** SHA-256 over the input and our version, whatever order its keys are in. */
export const contentHash = (input: ContentHashInput): string =>
  createHash('sha256')
    .update(JSON.stringify({ version: EVALUATION_VERSION, ...input }, sortedKeys))
    .digest('hex');

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

// Without O_NONBLOCK (absent on Windows), opening a named pipe waits for its writer.
const READ_ONLY = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** SHA-256 of a regular file's bytes; null where it cannot be read, is none, or is not named. */
export async function fileSha256(path: string | null): Promise<string | null> {
  if (path === null) return null;
  const file = await open(path, READ_ONLY).catch(() => null);
  if (!file) return null;
  try {
    if (!(await file.stat()).isFile()) return null;
    const hash = createHash('sha256');
    await pipeline(file.createReadStream({ autoClose: false }), hash);
    return hash.digest('hex');
  } catch {
    return null;
  } finally {
    await file.close();
  }
}
