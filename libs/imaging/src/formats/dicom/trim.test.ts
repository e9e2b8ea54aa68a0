import fc from 'fast-check';
import type { PixelFormat } from './pixel-format';
import { trim } from './trim';

const TYPES = [
  { bitsAllocated: 8, Plain: Uint8Array, Signed: Int8Array },
  { bitsAllocated: 16, Plain: Uint16Array, Signed: Int16Array },
  { bitsAllocated: 32, Plain: Uint32Array, Signed: Int32Array },
] as const;

it('keeps the lowest bits of every pixel, wherever it lies, and extends the sign (property)', () => {
  const inputs = fc.record({
    type: fc.constantFrom(...TYPES),
    signed: fc.boolean(),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    values: fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { maxLength: 9 }),
    skipped: fc.nat({ max: 3 }),
  });
  fc.assert(
    fc.property(inputs, ({ type, signed, share, values, skipped }) => {
      const { bitsAllocated, Plain, Signed } = type;
      const bitsStored = 1 + Math.floor(share * (bitsAllocated - 1));
      const format: PixelFormat = {
        rows: 1,
        columns: 1,
        frames: 1,
        bitsAllocated,
        bitsStored,
        signed,
      };
      const all = (signed ? Signed : Plain).from([
        ...new Array<number>(skipped).fill(7),
        ...values,
      ]);
      const pixels = all.subarray(skipped);
      const expected = Array.from(pixels, (value) => {
        const low = BigInt.asUintN(bitsStored, BigInt(value));
        return Number(signed ? BigInt.asIntN(bitsStored, low) : low);
      });
      expect([...trim(pixels, format)]).toEqual(expected);
      expect([...all.subarray(0, skipped)]).toEqual(new Array(skipped).fill(7));
    }),
  );
});
