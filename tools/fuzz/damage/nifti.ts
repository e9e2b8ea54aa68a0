import { gzipSync } from 'node:zlib';
import type { Chance } from '../chance';
import { damageBytes } from './bytes';
import { type Damage, integerBytes, ODD_NUMBERS } from './damage';

/** Type, bytes of one value, offset of the first, how many: nifti1.h and nifti2.h. */
type Field = readonly [kind: 'int' | 'float', bytes: 1 | 2 | 4 | 8, offset: number, count: number];
const NIFTI_1: readonly Field[] = [
  ['int', 4, 0, 1],
  ['int', 2, 40, 8],
  ['int', 2, 70, 1],
  ['int', 2, 72, 1],
  ['float', 4, 76, 8],
  ['float', 4, 108, 1],
  ['float', 4, 112, 1],
  ['float', 4, 116, 1],
  ['int', 1, 123, 1],
  ['int', 2, 252, 1],
  ['int', 2, 254, 1],
  ['float', 4, 256, 6],
  ['float', 4, 280, 12],
  ['int', 1, 344, 8],
];
const NIFTI_2: readonly Field[] = [
  ['int', 4, 0, 1],
  ['int', 1, 4, 8],
  ['int', 2, 12, 1],
  ['int', 2, 14, 1],
  ['int', 8, 16, 8],
  ['float', 8, 104, 8],
  ['int', 8, 168, 1],
  ['float', 8, 176, 1],
  ['float', 8, 184, 1],
  ['int', 4, 344, 1],
  ['int', 4, 348, 1],
  ['float', 8, 352, 6],
  ['float', 8, 400, 12],
  ['int', 4, 500, 1],
];
const ODD_FLOATS = [
  0,
  -0,
  1e-45,
  1e-30,
  1e30,
  -1e30,
  NaN,
  Infinity,
  -Infinity,
  352.5,
  ...ODD_NUMBERS,
];

/** A field of the header gets a number at which readers break; some files are packed afterwards, and damaged once more. */
export const damageNifti: Damage = (bytes, chance) => {
  const changed = chance.next() < 0.7 ? changeField(bytes, chance) : damageBytes(bytes, chance);
  if (chance.next() < 0.85) return changed;
  const packed = gzipSync(changed, { level: 1 });
  return chance.next() < 0.5 ? damageBytes(packed, chance) : packed;
};

function changeField(bytes: Buffer, { pick, below }: Chance): Buffer {
  const littleEndian = bytes[0] !== 0;
  const isFirst = bytes[littleEndian ? 0 : 3] === (348 & 255);
  const [kind, size, offset, count] = pick(isFirst ? NIFTI_1 : NIFTI_2);
  const at = offset + size * below(count);
  if (at + size > bytes.length) return bytes;
  const changed = Buffer.from(bytes);
  if (kind === 'int') integerBytes(pick(ODD_NUMBERS), size, littleEndian).copy(changed, at);
  else writeFloat(changed, pick(ODD_FLOATS), at, size === 8, littleEndian);
  return changed;
}

function writeFloat(
  bytes: Buffer,
  value: number,
  at: number,
  double: boolean,
  little: boolean,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (double) view.setFloat64(at, value, little);
  else view.setFloat32(at, value, little);
}
