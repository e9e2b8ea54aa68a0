import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const FIXTURES = join(__dirname, '../../fixtures');

/** The cases of a table that tools/python/reference/intake.py made. */
export function fixtureCases<T>(name: string): T[] {
  const table: { cases: T[] } = JSON.parse(readFileSync(join(FIXTURES, `${name}.json`), 'utf8'));
  return table.cases;
}
