import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { privateFolder } from './private-folder';

/** Paths, names and the ids that they became are nobody else's to read. */
const MODE = 0o600;

/**
 * Writes a value so that its file holds all of it or what was there before; a map becomes an object. Only this machine's user can read
 * file and folder, also where they were there with another mode.
 */
export async function writeJson(file: string, value: unknown): Promise<void> {
  await privateFolder(path.dirname(file));
  const draft = path.join(path.dirname(file), `.${randomUUID()}.tmp`);
  try {
    await writeFile(draft, JSON.stringify(value, objectOfMap), { mode: MODE });
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Every key becomes the object's own, `__proto__` too. */
const objectOfMap = (_key: string, value: unknown): unknown =>
  value instanceof Map ? Object.fromEntries(value) : value;
