import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { damageBytes } from './damage/bytes';
import type { Parser } from './parser';
import { parsers } from './parsers';
import { fuzz } from './run';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'atrium-fuzz-test-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const inFolder = (parser: Parser, inputs: number) =>
  fuzz(parser, inputs, 1, path.join(root, 'a', 'b'));

test.each(parsers().map((parser) => [parser.name, parser] as const))(
  'damaged files of %s are read, or refused in words',
  async (_name, parser) => {
    const { problems, read } = await inFolder(parser, 200);
    expect(problems).toEqual([]);
    // Some damage does no harm; where all is refused, the valid files are too.
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(200);
  },
);

const parser = (read: Parser['read']): Parser => ({
  name: 'a parser',
  seeds: [{ name: 'a file', files: [{ name: 'file', bytes: Buffer.from('0123456789') }] }],
  damage: damageBytes,
  read,
  says: /^expected /,
});

test.each([
  [
    'a reader that throws',
    parser(() => Promise.reject(new Error('offset'))),
    /a file: threw Error: offset/,
  ],
  ['another sentence', parser(async () => ['Oops.']), /said "Oops\."$/],
  [
    'a value of the file',
    parser(async () => ['expected a date, found Zzyzx']),
    /said "expected a date/,
  ],
])('%s is a problem', async (_name, broken, problem) => {
  const { problems } = await inFolder(broken, 2);
  expect(problems).toHaveLength(2);
  expect(problems[0]).toMatch(problem);
});

test('an input is the same for its seed and number', async () => {
  const seen: string[][] = [[], []];
  for (const run of seen) {
    const reads = parser(async (folder) => {
      run.push(readFileSync(path.join(folder, 'file'), 'latin1'));
      return [];
    });
    await inFolder(reads, 20);
  }
  expect(seen[0]).toEqual(seen[1]);
  expect(new Set(seen[0]).size).toBeGreaterThan(5);
});
