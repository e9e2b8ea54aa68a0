import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes a value so that its file holds all of it or what was there before; a map becomes an object. */
export async function writeJson(file: string, value: unknown): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = path.join(path.dirname(file), `.${randomUUID()}.tmp`);
  try {
    await writeFile(draft, JSON.stringify(value, objectOfMap));
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Every key becomes the object's own, `__proto__` too. */
const objectOfMap = (_key: string, value: unknown): unknown =>
  value instanceof Map ? Object.fromEntries(value) : value;
