import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const FIXTURES = join(__dirname, '../../fixtures');

/** The cases of a table that tools/python/reference/metrics.py made. */
export function fixtureCases<T>(name: string): T[] {
  const table: { cases: T[] } = JSON.parse(readFileSync(join(FIXTURES, `${name}.json`), 'utf8'));
  return table.cases;
}

/** A mask of 0 and 1 from eight voxels a byte, the first in the highest bit. */
export function unpack(base64: string, voxels: number): Uint8Array {
  const bytes = Buffer.from(base64, 'base64');
  return Uint8Array.from({ length: voxels }, (_, i) => (bytes[i >> 3] >> (7 - (i & 7))) & 1);
}
