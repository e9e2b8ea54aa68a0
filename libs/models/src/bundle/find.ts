import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { ModelError, type ModelErrorCode } from '../model-error';
import { checkFiles, readBundle, type FoundBundle } from './read';

/** A bundle that is there and must not be used, with the reason in a sentence. */
export interface RefusedBundle {
  readonly id: string;
  readonly code: ModelErrorCode;
  readonly message: string;
}

/** Every bundle of a machine. */
export interface BundleCatalogue {
  readonly bundles: readonly FoundBundle[];
  readonly refused: readonly RefusedBundle[];
}

/**
 * Looks bundles up in the folders (ATRIUM_BUNDLES first, then the ones that ship), and checks every file's hash.
 * An id found twice is refused altogether: nobody could say which one ran.
 *
 * @param folders folders of bundles; one that does not exist holds none
 */
export async function findBundles(folders: readonly string[]): Promise<BundleCatalogue> {
  const candidates = (await Promise.all([...new Set(folders)].map(bundleFolders))).flat();
  const ids = candidates.map((folder) => path.basename(folder));
  const checked = await Promise.all(
    candidates.map((folder) =>
      ids.filter((id) => id === path.basename(folder)).length > 1 ? twice(folder) : check(folder),
    ),
  );
  const refused = checked.filter((c): c is RefusedBundle => 'code' in c);
  return {
    bundles: checked.filter((c): c is FoundBundle => 'folder' in c),
    refused: refused.filter((r, i) => refused.findIndex((other) => other.id === r.id) === i),
  };
}

/**
 * The bundle of an id.
 *
 * @throws ModelError MODEL_MISSING, or the code that it was refused with
 */
export function bundleOf(catalogue: BundleCatalogue, id: string): FoundBundle {
  const found = catalogue.bundles.find(({ bundle }) => bundle.id === id);
  if (found) return found;
  const refused = catalogue.refused.find((r) => r.id === id);
  if (refused) throw new ModelError(refused.code, refused.message);
  const known = catalogue.bundles.map(({ bundle }) => bundle.id).join(', ') || 'none';
  throw new ModelError('MODEL_MISSING', `no bundle "${id}"; found: ${known}`);
}

async function bundleFolders(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const folders = names.sort().map((name) => path.join(folder, name));
  const isBundle = await Promise.all(
    folders.map((f) =>
      stat(path.join(f, 'model.json')).then(
        (s) => s.isFile(),
        () => false,
      ),
    ),
  );
  return folders.filter((_, i) => isBundle[i]);
}

const twice = (folder: string): Promise<RefusedBundle> =>
  Promise.resolve({
    id: path.basename(folder),
    code: 'MODEL_MISSING',
    message: `${path.basename(folder)}: found in more than one folder of bundles; keep one`,
  });

async function check(folder: string): Promise<FoundBundle | RefusedBundle> {
  try {
    const found = await readBundle(folder);
    await checkFiles(found);
    return found;
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { id: path.basename(folder), code: error.code, message: error.message };
  }
}
