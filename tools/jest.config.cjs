// Tests of the tools; the workspace's own part of `npm test`.
module.exports = require('../jest.preset.cjs')(__dirname, {
  displayName: 'tools',
  testMatch: ['<rootDir>/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '\\.(integration|browser)\\.test\\.ts$'],
});
