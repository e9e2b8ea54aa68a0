import os from 'node:os';
import path from 'node:path';
import type { Chance } from '../chance';
import { damageBytes } from './bytes';
import { type Damage, integerBytes, ODD_NUMBERS, spliced } from './damage';

/** Offset and bytes of the fields behind a signature (APPNOTE 4.3.7, 4.3.12, 4.3.16). */
type Fields = readonly (readonly [offset: number, bytes: 2 | 4])[];
const LOCAL: Fields = [
  [4, 2],
  [6, 2],
  [8, 2],
  [14, 4],
  [18, 4],
  [22, 4],
  [26, 2],
  [28, 2],
];
const CENTRAL: Fields = [
  [4, 2],
  [6, 2],
  [8, 2],
  [10, 2],
  [16, 4],
  [20, 4],
  [24, 4],
  [28, 2],
  [30, 2],
  [32, 2],
  [38, 4],
  [42, 4],
];
const END: Fields = [
  [4, 2],
  [6, 2],
  [8, 2],
  [10, 2],
  [12, 4],
  [16, 4],
  [20, 2],
];
const HEADS: readonly (readonly [signature: string, fields: Fields, nameAt: number | null])[] = [
  ['PK\x03\x04', LOCAL, 30],
  ['PK\x01\x02', CENTRAL, 46],
  ['PK\x05\x06', END, null],
];
/** Where an archive would leave a file that may not: the beginning of its path. */
export const OUTSIDE = path.join(os.tmpdir(), 'atrium-fuzz-outside');
/** Shorter than the names in the archive that is damaged, whose ends stay. */
const ODD_NAMES = [
  OUTSIDE,
  '../out',
  '../../out',
  '../../../out',
  '..\\..\\out',
  'C:\\out',
  'a/../../out',
  './',
  '\0',
  '.',
  'x.zip',
  'con',
];

/** A field of a head gets a number at which readers break, a name another name. */
export const damageZip: Damage = (bytes, chance) => {
  const [signature, fields, nameAt] = chance.pick(HEADS);
  const places = placesOf(bytes, signature);
  if (places.length === 0 || chance.next() < 0.2) return damageBytes(bytes, chance);
  const at = chance.pick(places);
  if (nameAt !== null && chance.next() < 0.3) return otherName(bytes, at + nameAt, chance);
  const [offset, size] = chance.pick(fields);
  return spliced(bytes, at + offset, size, integerBytes(chance.pick(ODD_NUMBERS), size));
};

function placesOf(bytes: Buffer, signature: string): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 1))
    places.push(at);
  return places;
}

const otherName = (bytes: Buffer, at: number, { pick }: Chance): Buffer => {
  const name = Buffer.from(pick(ODD_NAMES));
  return spliced(bytes, at, name.length, name);
};
