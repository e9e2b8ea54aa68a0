// The tests that hold our numbers to fixtures of other software, with every comparison noted: npm run agreement.
const { cpus } = require('node:os');
const preset = require('../../jest.preset.cjs');

const LIBS = ['statistics', 'metrics', 'imaging', 'intake'];

module.exports = {
  testTimeout: 120_000,
  maxWorkers: Math.max(1, cpus().length - 1),
  projects: LIBS.map((lib) =>
    preset(`${__dirname}/../../libs/${lib}`, {
      displayName: lib,
      rootDir: `${__dirname}/../../libs/${lib}`,
      setupFilesAfterEnv: [`${__dirname}/record.cjs`],
    }),
  ),
};
