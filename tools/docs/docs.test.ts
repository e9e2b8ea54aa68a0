import { existsSync } from 'node:fs';
import path from 'node:path';
import { ERRORS, INTAKE, PRIVACY_REASONS, runJsonSchema, WARNINGS } from '@atrium/contracts';
import { nsdColumn, resultsColumns, SLICES_COLUMNS } from '@atrium/protocol';
import {
  CHECKOUT,
  commandsIn,
  DOCUMENTS,
  filesIn,
  linksIn,
  placesIn,
  read,
  scriptsIn,
  section,
  tableRows,
} from './documents';

interface Package {
  readonly nx?: { readonly name: string };
  readonly scripts: Record<string, string>;
  readonly dependencies?: Record<string, string>;
}
const packageOf = (folder: string): Package =>
  JSON.parse(read(path.posix.join(folder, 'package.json')));

/** Every app and library: its folder. */
const PROJECTS = ['apps', 'libs']
  .flatMap(filesIn)
  .filter((file) => /^(apps|libs)\/[^/]+\/package\.json$/.test(file))
  .map((file) => path.posix.dirname(file));

const code = (name: string) => `\`${name}\``;
const undocumented = (names: readonly string[], text: string) =>
  names.filter((name) => !text.includes(code(name)));

describe.each(DOCUMENTS)('%s', (file) => {
  const text = read(file);

  it('names no place that is not there', () => {
    const named = [
      ...placesIn(text),
      ...linksIn(text).map((target) => path.posix.join(path.posix.dirname(file), target)),
    ];
    expect(named.filter((place) => !existsSync(path.join(CHECKOUT, place)))).toEqual([]);
  });

  it('names no script and no command that is not there', () => {
    const missing = scriptsIn(text).filter(({ script, workspace }) => {
      const { scripts } = packageOf(workspace === undefined ? '.' : `libs/${workspace}`);
      return !(script in scripts);
    });
    expect(missing).toEqual([]);
    const unknown = commandsIn(text).filter(
      (name) => !existsSync(path.join(CHECKOUT, `apps/cli/src/commands/${name}.ts`)),
    );
    expect(unknown).toEqual([]);
  });
});

describe('README.md', () => {
  const text = read('README.md');

  it('leads to every page of docs', () => {
    const pages = filesIn('docs').filter((file) => /^docs\/[\w-]+\.md$/.test(file));
    expect(pages.filter((page) => !linksIn(text).includes(page))).toEqual([]);
  });
});

describe('docs/architecture.md', () => {
  const text = read('docs/architecture.md');

  it('draws the arrows that the packages have, and no other', () => {
    const drawn = tableRows(section(text, 'Import arrows'))
      .slice(2)
      .map(([from, to]) => [from, (to.match(/[\w-]+/g) ?? []).sort()]);
    const real = PROJECTS.map((folder) => {
      const targets = Object.keys(packageOf(folder).dependencies ?? {})
        .filter((name) => name.startsWith('@atrium/'))
        .map((name) => name.slice('@atrium/'.length));
      return [code(folder), targets.sort()];
    });
    expect(Object.fromEntries(drawn)).toEqual(Object.fromEntries(real));
  });

  it('says what every app and library is for', () => {
    expect(undocumented(PROJECTS, section(text, 'Layout'))).toEqual([]);
  });
});

describe('docs/protocol.md', () => {
  const text = read('docs/protocol.md');

  it('documents every column of results.csv', () => {
    const columns = resultsColumns([1]).map((name) => (name === nsdColumn(1) ? 'nsd_<t>mm' : name));
    expect(undocumented(columns, section(text, 'results.csv'))).toEqual([]);
  });

  it('documents every column of slices.csv', () => {
    expect(undocumented(SLICES_COLUMNS, section(text, 'slices.csv'))).toEqual([]);
  });

  it('documents every key of run.json', () => {
    const keys = Object.keys(runJsonSchema.shape);
    expect(undocumented(keys, section(text, 'run.json'))).toEqual([]);
  });
});

describe('docs/operations.md', () => {
  const text = read('docs/operations.md');
  const rows = tableRows(text);

  it('documents every error code with its class and meaning', () => {
    const expected = Object.entries(ERRORS).map(([name, { class: kind, retryable, meaning }]) => [
      code(name),
      kind,
      retryable ? 'yes' : 'no',
      meaning,
    ]);
    const documented = rows.map((cells) => cells.slice(0, 4));
    for (const row of expected) expect(documented).toContainEqual(row);
  });

  it('documents every warning', () => {
    const documented = rows.map((cells) => cells.slice(0, 2));
    for (const [name, meaning] of Object.entries(WARNINGS))
      expect(documented).toContainEqual([code(name), meaning]);
  });

  it('documents every code of intake with its severity and meaning, and why something may identify', () => {
    const documented = rows.map((cells) => cells.slice(0, 3));
    for (const [name, { severity, meaning }] of Object.entries(INTAKE))
      expect(documented).toContainEqual([code(name), severity, meaning]);
    for (const [name, meaning] of Object.entries(PRIVACY_REASONS))
      expect(documented.map((cells) => cells.slice(0, 2))).toContainEqual([code(name), meaning]);
  });

  it('documents every variable of the environment', () => {
    const sources = ['apps', 'libs', 'tools'].flatMap(filesIn);
    const inSchemas = sources
      .filter((file) => path.posix.basename(file) === 'env.ts')
      .flatMap((file) => [
        ...read(file).matchAll(/^\s+([A-Z][A-Z0-9_]+):|^const .*\{ ([A-Z_]+):/gm),
      ])
      .map(([, own, inline]) => own ?? inline);
    const inTools = sources
      .filter((file) => /\.(ts|mjs|cjs)$/.test(file))
      .flatMap((file) => [...read(file).matchAll(/process\.env(?:\.|\[')(ATRIUM_\w+)/g)])
      .map(([, name]) => name);
    expect(inSchemas).toContain('API_URL');
    expect(inSchemas).toContain('DATABASE_URL');
    const names = [...new Set([...inSchemas, ...inTools])];
    expect(undocumented(names, section(text, 'Settings'))).toEqual([]);
  });

  it('has a test for every guard', () => {
    const guards = tableRows(section(text, 'Guards and their tests')).slice(2);
    const untested = guards.filter((cells) => !/`[\w./-]+\.test\.ts`/.test(cells[2]));
    expect(untested).toEqual([]);
    expect(guards.length).toBeGreaterThan(20);
  });
});
