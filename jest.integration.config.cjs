// Real Temporal, Postgres and processes: in one process, one after the other. `npm test` builds before.
const preset = require('./jest.preset.cjs');

module.exports = preset(__dirname, {
  displayName: 'integration',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/tools'],
  testMatch: ['**/*.integration.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/\\.next/'],
  modulePathIgnorePatterns: ['/dist/', '/\\.atrium/', '/\\.next/'],
});
