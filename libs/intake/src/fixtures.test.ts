import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIXTURES } from './testing/fixtures';

const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(__dirname, file), 'utf8'));

it.each(readdirSync(FIXTURES))('%s is loaded by a test', (file) => {
  const load = new RegExp(`fixtureCases<\\w+>\\('${file.replace('.json', '')}'\\)`);
  expect(sources.some((source) => load.test(source))).toBe(true);
});
