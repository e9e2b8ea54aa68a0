/*
 * Set up before each test file by jest.config.cjs: every comparison with a tolerance is noted, then made as jest makes it.
 */
const { appendFileSync } = require('node:fs');
const { expect, afterAll } = require('@jest/globals');

/** A coarser tolerance is no agreement with a reference: it is a test of something else. */
const COARSEST = 1e-4;

const found = { comparisons: 0, greatest: 0, tolerance: 0 };

function note(error, tolerance) {
  if (!(tolerance <= COARSEST) || !Number.isFinite(error)) return;
  found.comparisons += 1;
  found.greatest = Math.max(found.greatest, error);
  found.tolerance = Math.max(found.tolerance, tolerance);
}

const answer = (pass, words) => ({ pass, message: () => words });

expect.extend({
  toBeCloseTo(received, expected, digits = 2) {
    const off = received === expected ? 0 : Math.abs(received - expected);
    const tolerance = 10 ** -digits / 2;
    if (!this.isNot) note(off / Math.max(1, Math.abs(expected)), tolerance);
    return answer(off < tolerance, `${received} is ${off} off ${expected}`);
  },
  toBeLessThanOrEqual(received, most) {
    if (!this.isNot) note(received, most);
    return answer(received <= most, `${received} is above ${most}`);
  },
});

afterAll(() => {
  const row = { file: expect.getState().testPath, ...found };
  appendFileSync(process.env.AGREEMENT_NOTES, `${JSON.stringify(row)}\n`);
});
