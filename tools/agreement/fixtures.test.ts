import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fixturesOf, LIBS } from './fixtures';

const page = readFileSync(path.resolve(__dirname, '../../docs/agreement.md'), 'utf8');

describe.each(LIBS)('fixtures of libs/%s', (lib) => {
  it.each(fixturesOf(lib))('$name is loaded by a test, and stands in docs/agreement.md', (one) => {
    expect(one.tests).not.toEqual([]);
    expect(page).toContain(`${one.name} (${one.cases})`);
  });
});
