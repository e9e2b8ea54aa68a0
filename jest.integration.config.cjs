// Real Temporal, Postgres and processes, three suites at once, for much of their time is waiting. `npm test` builds before.
const preset = require('./jest.preset.cjs');

module.exports = preset(__dirname, {
  displayName: 'integration',
  maxWorkers: 3,
  testSequencer: '<rootDir>/tools/jest/longest-first.cjs',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/tools'],
  testMatch: ['**/*.integration.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/\\.next/'],
  modulePathIgnorePatterns: ['/dist/', '/\\.atrium/', '/\\.next/'],
});
