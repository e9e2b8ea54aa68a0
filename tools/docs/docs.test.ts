import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ERRORS, WARNINGS } from '@atrium/contracts';
import { nsdColumn, resultsColumns, SLICES_COLUMNS } from '@atrium/protocol';

const CHECKOUT = path.resolve(__dirname, '../..');
const FILES = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].filter((name) =>
    existsSync(path.join(CHECKOUT, name)),
  ),
  ...markdownIn('docs'),
];

function markdownIn(folder: string): string[] {
  return readdirSync(path.join(CHECKOUT, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return markdownIn(place);
    return entry.name.endsWith('.md') ? [place] : [];
  });
}

const read = (file: string) => readFileSync(path.join(CHECKOUT, file), 'utf8');

/** Places of the repository named in code spans. */
const codePaths = (text: string) =>
  [...text.matchAll(/`((?:apps|libs|tools|docs|prisma|bundles|\.ci)\/[\w./@-]*)`/g)].map(
    ([, place]) => place,
  );

/** Targets of links and pictures that are no address. */
const links = (text: string) =>
  [...text.matchAll(/\]\(([^)\s#]+)(#[^)\s]*)?\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

describe.each(FILES)('%s', (file) => {
  it('names no place that is not there', () => {
    const text = read(file);
    const named = [
      ...codePaths(text).map((place) => path.join(CHECKOUT, place)),
      ...links(text).map((target) => path.join(CHECKOUT, path.dirname(file), target)),
    ];
    expect(named.filter((place) => !existsSync(place))).toEqual([]);
  });
});

describe('docs/protocol.md', () => {
  const text = read('docs/protocol.md');
  const section = (heading: string) => text.split(`## ${heading}\n`)[1].split('\n## ')[0];

  it('documents every column of results.csv', () => {
    const columns = resultsColumns([1]).map((name) => (name === nsdColumn(1) ? 'nsd_<t>mm' : name));
    const results = section('results.csv');
    expect(columns.filter((name) => !results.includes(`\`${name}\``))).toEqual([]);
  });

  it('documents every column of slices.csv', () => {
    const slices = section('slices.csv');
    expect(SLICES_COLUMNS.filter((name) => !slices.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('docs/operations.md', () => {
  const rows = read('docs/operations.md')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

  it('documents every error code with its class and meaning', () => {
    const expected = Object.entries(ERRORS).map(([code, { class: kind, retryable, meaning }]) => [
      `\`${code}\``,
      kind,
      retryable ? 'yes' : 'no',
      meaning,
    ]);
    const documented = rows.map((cells) => cells.slice(1, 5));
    for (const row of expected) expect(documented).toContainEqual(row);
  });

  it('documents every warning', () => {
    const documented = rows.map((cells) => cells.slice(1, 3));
    for (const [code, meaning] of Object.entries(WARNINGS))
      expect(documented).toContainEqual([`\`${code}\``, meaning]);
  });
});
