// One jest configuration for every package: TypeScript through swc, our libraries from their source,
// results as JSON for the total that `npm test` prints.
const path = require('node:path');

/** @param {string} dir the package's folder (`__dirname` of its jest.config.cjs) */
module.exports = (dir, overrides = {}) => ({
  rootDir: dir,
  displayName: path.basename(dir),
  testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.(integration|browser)\\.test\\.ts$'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '/\\.atrium/', '/\\.next/'],
  // Machines are shared: a test that takes long is slow, not wrong. What hangs still fails.
  testTimeout: 60_000,
  testEnvironment: path.join(__dirname, 'tools/jest/environment.cjs'),
  testEnvironmentOptions: {
    customExportConditions: ['@atrium/source', 'node', 'node-addons', 'require', 'default'],
  },
  transform: {
    '^.+\\.[jt]sx?$': [
      require.resolve('@swc/jest'),
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  // Packages that ship ECMAScript modules only; jest cannot require them as Node does.
  transformIgnorePatterns: [
    '/node_modules/(?!(@prisma/schema-engine-wasm|@noble/hashes|d3-[a-z-]+|internmap)/)',
  ],
  ...overrides,
});
