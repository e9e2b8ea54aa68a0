// Tests in a real browser against a real stack, two suites at once; `npm test` builds before and finds the browser (ATRIUM_CHROMIUM).
const preset = require('./jest.preset.cjs');

module.exports = preset(__dirname, {
  displayName: 'browser',
  maxWorkers: 2,
  testSequencer: '<rootDir>/tools/jest/longest-first.cjs',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/tools'],
  testMatch: ['**/*.browser.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/\\.next/'],
  modulePathIgnorePatterns: ['/dist/', '/\\.atrium/', '/\\.next/'],
});
