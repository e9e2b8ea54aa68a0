import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const FIXTURES = join(__dirname, '../../fixtures');

/** The cases of a table that tools/python/reference/statistics.py or statistics.R made. */
export function fixtureCases<T>(name: string): T[] {
  const table: { cases: T[] } = JSON.parse(readFileSync(join(FIXTURES, `${name}.json`), 'utf8'));
  return table.cases;
}

/** Within `tolerance`, relative to the expected value where that is above 1 in size. */
export function expectClose(found: number | undefined, expected: number, tolerance = 1e-10): void {
  const off = Math.abs((found ?? NaN) - expected) / Math.max(1, Math.abs(expected));
  if (Number.isNaN(off)) throw new Error(`${found} cannot be compared with ${expected}`);
  expect(off).toBeLessThanOrEqual(tolerance);
}
