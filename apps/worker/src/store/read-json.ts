import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { nullIfMissing } from '../error-code';

/**
 * A value as `writeJson` wrote it; null where there is no such file.
 * @throws what the system says of a file that is there and cannot be read
 */
export async function readJson<S extends z.ZodType>(
  file: string,
  schema: S,
): Promise<z.output<S> | null> {
  const text = await readFile(file, 'utf8').catch(nullIfMissing);
  return text === null ? null : schema.parse(JSON.parse(text));
}
