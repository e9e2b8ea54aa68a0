import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The module is plain ESM for a clone without an install; jest cannot load it, Node can. */
function evaluate(expression: string): unknown {
  const module = path.join(__dirname, 'results.mjs');
  const script = `import * as r from ${JSON.stringify(module)}; console.log(JSON.stringify(${expression}))`;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

describe('the counts of npm test', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'atrium-results-'));
  const file = path.join(folder, 'jest.json');
  const jest = {
    numPassedTests: 5,
    numFailedTests: 1,
    numRuntimeErrorTestSuites: 2,
    numPendingTests: 3,
    numTodoTests: 1,
  };
  beforeAll(() => writeFileSync(file, JSON.stringify(jest)));
  afterAll(() => rmSync(folder, { recursive: true }));

  const counts = (succeeded: boolean, files: readonly string[]) =>
    evaluate(`r.jestCounts(${succeeded}, ${JSON.stringify(files)})`);

  it('count a suite that could not run as failed', () => {
    expect(counts(false, [file])).toEqual({ passed: 5, failed: 3, skipped: 4 });
  });

  it('count a run that ended badly without a word as failed', () => {
    expect(counts(false, [path.join(folder, 'missing.json')])).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    });
  });

  it('add up, and end in the line that CONTRACTS names', () => {
    const all = `r.total([r.checkCounts(true), r.checkCounts(false), { passed: 2, failed: 0, skipped: 1 }])`;
    expect(evaluate(`r.summary(${all})`)).toBe('3 passed, 1 failed, 1 skipped');
  });
});
