// Two suites run at once: the long ones begin first, so that none is left alone at the end.
const { default: Sequencer } = require('@jest/test-sequencer');

/** Longest first, by measured seconds; a suite that is not named here is short. */
const LONG = [
  'faults',
  'bad-input',
  'stack',
  'case-page',
  'run-page',
  'journey',
  'cohorts',
  'protocols',
];

/** @param {{ path: string }} test */
function rank({ path }) {
  const place = LONG.findIndex((name) => path.includes(`/${name}.`));
  return place < 0 ? LONG.length : place;
}

module.exports = class LongestFirst extends Sequencer {
  /** @template {{ path: string }} T @param {T[]} tests */
  sort(tests) {
    return [...tests].sort((a, b) => rank(a) - rank(b));
  }
};
