import { readdir, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { nullIfMissing } from '../error-code';
import { inLanes } from '../lanes';

const LANES = 16;

/**
 * Removes a folder but for some files in it, and the folders that hold them.
 *
 * @param kept paths; those that lie elsewhere or are not there matter nothing
 * @throws errors of the file system
 */
export async function removeAllBut(kept: Iterable<string>, folder: string): Promise<void> {
  const root = await whereIs(folder);
  if (root === null) return;
  const needed = new Set<string>();
  await inLanes(kept, LANES, async (file) => {
    const real = await whereIs(file);
    for (let at = real; at !== null && !needed.has(at); at = path.dirname(at)) needed.add(at);
  });
  await prune(root, needed);
}

/** Where a path really leads, by whatever links; null for one that leads nowhere. */
const whereIs = (place: string): Promise<string | null> => realpath(place).catch(nullIfMissing);

async function prune(folder: string, needed: ReadonlySet<string>): Promise<void> {
  if (!needed.has(folder)) return rm(folder, { recursive: true });
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) await prune(place, needed);
    else if (!needed.has(place)) await rm(place);
  }
}
