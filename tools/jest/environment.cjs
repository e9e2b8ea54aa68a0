// Native modules (onnxruntime-node) test `instanceof Float32Array` against the outer realm; jest gives a test
// a realm of its own (jest issue 11864). Passing the outer typed arrays through makes them the same.
const { TestEnvironment } = require('jest-environment-node');

const OUTER = [
  ArrayBuffer,
  SharedArrayBuffer,
  DataView,
  Uint8Array,
  Uint8ClampedArray,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
];

module.exports = class OuterTypedArrays extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const type of OUTER) this.global[type.name] = type;
  }

  /** A test that failed may show more of itself (tools/sandbox/last-seen.ts). @param {{ name: string, test?: { name: string, errors: unknown[] } }} event */
  async handleTestEvent({ name, test }) {
    if (name === 'test_done' && test.errors.length > 0)
      await this.global.afterFailedTest?.(test.name);
  }
};
