import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** As deep as `dicomFolder` of @atrium/imaging goes: what is not read need not be known. */
const MAX_DEPTH = 16;
/** Files and folders that are looked at, many times a series: a manifest may name a folder of everything. */
const MOST = 100_000;

/** How many more files and folders may be looked at. */
interface Room {
  entries: number;
}

/**
 * The regular files of a folder and then of those within it, in the order of their names, a list for each folder. Links are not followed,
 * and a folder that cannot be listed has none.
 */
export async function* filesWithin(
  folder: string,
  room: Room = { entries: MOST },
  depth = 0,
): AsyncGenerator<string[], void> {
  const entries = (await entriesOf(folder)).slice(0, room.entries);
  room.entries -= entries.length;
  const at = ({ name }: Dirent) => path.join(folder, name);
  yield entries.filter((entry) => entry.isFile()).map(at);
  if (depth >= MAX_DEPTH) return;
  for (const entry of entries)
    if (entry.isDirectory()) yield* filesWithin(at(entry), room, depth + 1);
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}
