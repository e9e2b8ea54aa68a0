import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleSchema, type Bundle, type BundleFile, type ModelSummary } from '@atrium/contracts';
import { ModelError } from '../model-error';

/** A bundle whose model.json was parsed; its files are checked when they are read. */
export interface FoundBundle<B extends Bundle = Bundle> {
  readonly folder: string;
  readonly bundle: B;
  /** SHA-256 of model.json. */
  readonly sha256: string;
}

export const sha256Of = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/**
 * Reads and parses `<folder>/model.json`.
 *
 * @throws ModelError MODEL_MISSING when it is not there, is no JSON or breaks the schema
 */
export async function readBundle(folder: string): Promise<FoundBundle> {
  const id = path.basename(folder);
  const bytes = await readFile(path.join(folder, 'model.json')).catch(() => null);
  if (!bytes) throw new ModelError('MODEL_MISSING', `${id}: there is no readable model.json`);
  const parsed = bundleSchema.safeParse(parseJson(bytes.toString('utf8'), id));
  if (!parsed.success) {
    const problems = parsed.error.issues.map((i) => `${i.path.join('.') || 'file'}: ${i.message}`);
    throw new ModelError('MODEL_MISSING', `${id}: model.json is refused: ${problems.join('; ')}`);
  }
  if (parsed.data.id !== id) {
    const found = `${id}: model.json says id "${parsed.data.id}"; the folder must bear the same name`;
    throw new ModelError('MODEL_MISSING', found);
  }
  return { folder, bundle: parsed.data, sha256: sha256Of(bytes) };
}

function parseJson(text: string, id: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ModelError('MODEL_MISSING', `${id}: model.json is no JSON`);
  }
}

/**
 * Reads one of a bundle's files and checks its hash; the bytes given back are the bytes that were checked.
 *
 * @throws ModelError MODEL_HASH when the file differs from model.json or cannot be read
 */
export function readGraph<B extends Bundle>(
  found: FoundBundle<B>,
  graph: keyof B['files'] & string,
): Promise<Buffer> {
  const files: Readonly<Record<string, BundleFile>> = found.bundle.files;
  return readChecked(found, files[graph]);
}

/** Reads every file of a bundle and checks its hash, as `readGraph` does. */
export async function checkFiles(found: FoundBundle): Promise<void> {
  for (const file of Object.values(found.bundle.files)) await readChecked(found, file);
}

async function readChecked(found: FoundBundle, { path: name, sha256 }: BundleFile) {
  const bytes = await readFile(path.join(found.folder, name)).catch(() => null);
  const actual = bytes ? sha256Of(bytes) : 'no readable file';
  if (!bytes || actual !== sha256) {
    const sentence = `${found.bundle.id}: ${name} has SHA-256 ${actual}, model.json says ${sha256}`;
    throw new ModelError('MODEL_HASH', sentence);
  }
  return bytes;
}

/**
 * The bundle as one of the family.
 *
 * @throws ModelError MODEL_MISSING when it is of another
 */
export function ofFamily<F extends Bundle['family']>(
  found: FoundBundle,
  family: F,
): FoundBundle<Extract<Bundle, { family: F }>> {
  if (!isOfFamily(found, family)) {
    const sentence = `${found.bundle.id} is of family ${found.bundle.family}, expected ${family}`;
    throw new ModelError('MODEL_MISSING', sentence);
  }
  return found;
}

const isOfFamily = <F extends Bundle['family']>(
  found: FoundBundle,
  family: F,
): found is FoundBundle<Extract<Bundle, { family: F }>> => found.bundle.family === family;

/** What planning and validation need to know of a bundle. */
export const summaryOf = ({ bundle, sha256 }: FoundBundle): ModelSummary => ({
  id: bundle.id,
  version: bundle.version,
  family: bundle.family,
  title: bundle.title,
  sha256,
  ...costsOf(bundle),
  card: {
    licence: bundle.licence,
    source: bundle.source,
    training_data: bundle.trainingData,
    must_not_be_used_for: bundle.mustNotBeUsedFor,
    files: Object.entries(bundle.files).map(([name, { path: file, sha256: hash }]) => ({
      name,
      path: file,
      sha256: hash,
    })),
  },
});

type Costs = Pick<ModelSummary, 'encoder_seconds' | 'decoding_seconds' | 'patching'>;

function costsOf(bundle: Bundle): Costs {
  if (bundle.family !== 'task-specific') {
    const { encoderSeconds, decodingSeconds } = bundle.cost;
    return { encoder_seconds: encoderSeconds, decoding_seconds: decodingSeconds };
  }
  const { patchSize, spacing, window, mirror } = bundle.processor;
  return {
    encoder_seconds: bundle.cost.patchSeconds,
    decoding_seconds: 0,
    patching: { size: patchSize, spacing, step: window.step, runs: 2 ** mirror.length },
  };
}
