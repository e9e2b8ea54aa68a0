import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fixturesOf, LIBS, loadedBy, OTHER_LIBS } from './fixtures';

const page = readFileSync(path.resolve(__dirname, '../../docs/agreement.md'), 'utf8');

describe.each(LIBS)('fixtures of libs/%s', (lib) => {
  it.each(fixturesOf(lib))('$name is loaded by a test, and stands in docs/agreement.md', (one) => {
    expect(one.tests).not.toEqual([]);
    expect(page).toContain(`${one.name} (${one.cases})`);
  });
});

describe.each(OTHER_LIBS)('fixtures of libs/%s', (lib) => {
  it.each(loadedBy(lib))('$name is loaded by a test', ({ tests }) => {
    expect(tests).not.toEqual([]);
  });
});
