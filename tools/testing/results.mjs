// Counts of tests, from jest's JSON and from checks that pass or fail as a whole.
import fs from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {boolean} passed @returns {Counts} one check, counted as one test */
export const checkCounts = (passed) => ({
  passed: passed ? 1 : 0,
  failed: passed ? 0 : 1,
  skipped: 0,
});

/** @param {readonly Counts[]} all @returns {Counts} */
export const total = (all) => ({
  passed: sum(all.map(({ passed }) => passed)),
  failed: sum(all.map(({ failed }) => failed)),
  skipped: sum(all.map(({ skipped }) => skipped)),
});

const sum = (/** @type {number[]} */ values) => values.reduce((all, value) => all + value, 0);

/**
 * What a jest run counted. A suite that could not run is a failure, and so is a run that ended badly without naming
 * one (a crash, a missing result).
 * @param {boolean} succeeded whether the processes ended with 0
 * @param {readonly string[]} files what jest wrote with --outputFile
 * @returns {Counts}
 */
export function jestCounts(succeeded, files) {
  const found = files.filter((file) => fs.existsSync(file));
  const counts = total(found.map((file) => ofJest(JSON.parse(fs.readFileSync(file, 'utf8')))));
  if (!succeeded && counts.failed === 0) return { ...counts, failed: 1 };
  return counts;
}

/** @param {Record<string, number>} result @returns {Counts} */
const ofJest = (result) => ({
  passed: result.numPassedTests,
  failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
  skipped: result.numPendingTests + result.numTodoTests,
});

/** @param {Counts} counts */
export const summary = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
