import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** Folders within folders that are looked into. */
export const MAX_DEPTH = 16;
/** Files of a source; a ZIP of slices of a thousand patients has fewer. */
export const MAX_FILES = 2_000_000;

/** Too many files to be a study's. */
export class TooManyFiles extends Error {}

/** What lies in a folder; / between names. */
export interface Listed {
  readonly files: string[];
  /** Folders that lie too deep to be looked into. */
  readonly tooDeep: string[];
}

/**
 * The regular files of a folder and of those within it, in the order of their names, / between names. A link counts where it
 * leads to a file within the folder; one that leads out, or to a folder, is passed over.
 *
 * @throws TooManyFiles
 */
export async function listFiles(root: string): Promise<Listed> {
  const files: string[] = [];
  const tooDeep: string[] = [];
  const real = await realpath(root);
  const look = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(path.join(root, folder), { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const place = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && depth >= MAX_DEPTH) tooDeep.push(place);
      else if (entry.isDirectory()) await look(place, depth + 1);
      else if (await isOwnFile(entry, path.join(root, place), real)) files.push(place);
      if (files.length > MAX_FILES) throw new TooManyFiles();
    }
  };
  await look('', 0);
  return { files, tooDeep };
}

/** Files of Windows and macOS that lie about. */
const CLUTTER = /^(\.|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i;

async function isOwnFile(entry: Dirent, file: string, real: string): Promise<boolean> {
  if (CLUTTER.test(entry.name)) return false;
  if (entry.isFile()) return true;
  return entry.isSymbolicLink() && (await leadsInside(file, real));
}

/** Whether a file, links followed, is a regular one within a folder. */
async function leadsInside(file: string, real: string): Promise<boolean> {
  const target = await realpath(file).catch(() => null);
  if (target === null || !target.startsWith(real + path.sep)) return false;
  return (await stat(target)).isFile();
}
