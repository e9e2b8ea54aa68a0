import type { Chance } from '../chance';

/** Changes a valid file a little. It may give back the bytes it was given. */
export type Damage = (bytes: Buffer, chance: Chance) => Buffer;

/** Numbers at which readers break: borders of the types, and what no size may be. */
export const ODD_NUMBERS = [
  0,
  1,
  2,
  3,
  7,
  8,
  127,
  128,
  255,
  256,
  32767,
  32768,
  65535,
  65536,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 2,
  2 ** 32 - 1,
  2 ** 53,
  -1,
  -2,
  -128,
  -32768,
] as const;

/** The same as text. */
export const ODD_TEXTS = [
  '',
  ' ',
  '0',
  '-0',
  '-1',
  '1',
  '1.5',
  '1e308',
  '-1e308',
  '1e-320',
  'NaN',
  'inf',
  '0x10',
  '999999999999999999999',
  '1\\2\\3',
  '\\\\\\',
  '(1,2',
  '[[',
  '"',
  "'",
  '\0',
  '../../etc/passwd',
  '/etc/passwd',
  '\u202e',
  '\ud800',
  'a'.repeat(70_000),
] as const;

/** A number as `size` bytes; what does not fit loses its upper bits. */
export function integerBytes(value: number, size: 1 | 2 | 4 | 8, littleEndian = true): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt.asIntN(64, BigInt(Math.trunc(value))));
  const cut = bytes.subarray(0, size);
  return littleEndian ? cut : Buffer.from(cut).reverse();
}

/** Bytes with `removed` of them at `at` taken out and others put there. */
export const spliced = (bytes: Buffer, at: number, removed: number, put: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + removed)]);
