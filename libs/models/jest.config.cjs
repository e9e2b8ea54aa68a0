// Real models and processes on a machine that other tests share.
module.exports = require('../../jest.preset.cjs')(__dirname, { testTimeout: 120_000 });
