/*
 * npm run agreement: runs every test that holds our numbers to a fixture of other software, notes each comparison, and writes
 * docs/agreement.md: which software in which version, how many cases and comparisons, the greatest difference, what is allowed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { fixturesOf, LIBS, type Fixture } from './fixtures';

const CHECKOUT = path.resolve(__dirname, '../..');
const PAGE = path.join(CHECKOUT, 'docs/agreement.md');
const MOST_MS = 10 * 60_000;

const noteSchema = z.object({
  file: z.string(),
  comparisons: z.int(),
  greatest: z.number(),
  tolerance: z.number(),
});
type Note = z.infer<typeof noteSchema>;

/** Runs the tests; gives what each file noted. @throws where a test fails: then there is no agreement to write down */
function runTests(files: readonly string[]): ReadonlyMap<string, Note> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'atrium-agreement-'));
  try {
    const notes = path.join(folder, 'notes.jsonl');
    const { status } = spawnSync(
      process.execPath,
      [
        ...[path.join(CHECKOUT, 'node_modules/jest/bin/jest.js'), '-c'],
        ...[path.join(__dirname, 'jest.config.cjs'), '--silent', '--runTestsByPath', ...files],
      ],
      {
        cwd: CHECKOUT,
        stdio: ['ignore', 'ignore', 'inherit'],
        timeout: MOST_MS,
        env: { ...process.env, AGREEMENT_NOTES: notes },
      },
    );
    if (status !== 0) throw new Error(`the tests ended with ${status}: nothing was written`);
    const lines = readFileSync(notes, 'utf8').trim().split('\n');
    const found = lines.map((line) => noteSchema.parse(JSON.parse(line)));
    return new Map(found.map((note) => [path.relative(CHECKOUT, note.file), note]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A row for each group of fixtures that the same tests load: their comparisons are noted together. */
function rowsOf(fixtures: readonly Fixture[], notes: ReadonlyMap<string, Note>): string[] {
  const groups = new Map<string, Fixture[]>();
  for (const fixture of fixtures) {
    const key = fixture.tests.join();
    groups.set(key, [...(groups.get(key) ?? []), fixture]);
  }
  return [...groups.values()].map((group) => {
    const { tests } = group[0];
    const noted = tests.flatMap((test) => notes.get(test) ?? []);
    const comparisons = noted.reduce((sum, one) => sum + one.comparisons, 0);
    const most = (pick: (note: Note) => number): string =>
      Math.max(...noted.map(pick)).toExponential(1);
    const names = group.map(({ name, cases }) => `${name} (${cases})`).join(', ');
    const software = [...new Set(group.map((one) => one.software))].join('; ');
    const agreement =
      comparisons === 0
        ? ['every value equal', '', '']
        : [comparisons, most((n) => n.greatest), most((n) => n.tolerance)];
    return `| ${[names, software, tests.map((test) => `\`${test}\``).join(', '), ...agreement].join(' | ')} |`;
  });
}

async function main(): Promise<void> {
  const fixtures = LIBS.flatMap(fixturesOf);
  const notes = runTests([...new Set(fixtures.flatMap(({ tests }) => tests))]);
  const text = `# Agreement with other software

Made by \`npm run agreement\`, which runs these tests and notes every comparison that they make with a tolerance of at most 1e-4. A difference is relative
where the expected value is above 1 in size, absolute below. Fixtures come from tools/python/reference; a fixture that no test loads fails \`npm test\`.
The boxes' fixture is held to exactly; the models' (logits against PyTorch) are in [models](models.md).

| fixture (cases) | software | test | comparisons | greatest difference | allowed |
| - | - | - | - | - | - |
${rowsOf(fixtures, notes).join('\n')}
`;
  const options = await resolveConfig(PAGE);
  writeFileSync(PAGE, await format(text, { ...options, filepath: PAGE }));
  process.stdout.write(
    `${fixtures.length} fixtures, ${notes.size} test files: docs/agreement.md\n`,
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
