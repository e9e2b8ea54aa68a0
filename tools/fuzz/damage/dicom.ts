import type { Chance } from '../chance';
import { damageBytes } from './bytes';
import { type Damage, integerBytes, ODD_NUMBERS, ODD_TEXTS, spliced } from './damage';
import { type Element, elementsOf } from './dicom-elements';

const REPRESENTATIONS =
  'AE AS AT CS DA DS DT FD FL IS LO LT OB OD OF OL OW PN SH SL SQ SS ST TM UC UI UL UN UR US UT ZZ'.split(
    ' ',
  );
/** Opens a sequence and its first item, both of undefined length; explicit VR, little endian. */
const NEST = Buffer.from(
  '08001511' + '5351' + '0000' + 'ffffffff' + 'feff00e0' + 'ffffffff',
  'hex',
);

/** An element gets another length, representation or value, is taken out, twice or elsewhere, or holds sequences without end. */
export const damageDicom: Damage = (bytes, chance) => {
  const elements = elementsOf(bytes);
  if (elements.length < 3 || chance.next() < 0.3) return damageBytes(bytes, chance);
  return chance.pick(WAYS)(bytes, chance.pick(elements), chance, elements);
};

type Way = (bytes: Buffer, element: Element, chance: Chance, all: readonly Element[]) => Buffer;

const size = ({ at, valueAt, valueBytes }: Element): number => valueAt + valueBytes - at;

const otherLength: Way = (bytes, { lengthAt, lengthBytes, valueBytes }, { next, pick, below }) => {
  const length = next() < 0.5 ? pick(ODD_NUMBERS) : valueBytes + below(9) - 4;
  return spliced(bytes, lengthAt, lengthBytes, integerBytes(length, lengthBytes));
};
const otherKind: Way = (bytes, { at, vr }, { pick }) =>
  vr === null ? bytes : spliced(bytes, at + 4, 2, Buffer.from(pick(REPRESENTATIONS)));
const otherTag: Way = (bytes, { at }, { pick }, all) =>
  spliced(bytes, at, 4, bytes.subarray(pick(all).at).subarray(0, 4));
const withoutIt: Way = (bytes, element) =>
  spliced(bytes, element.at, size(element), Buffer.alloc(0));
const elsewhere: Way = (bytes, element, { pick }, all) =>
  spliced(bytes, pick(all).at, 0, bytes.subarray(element.at, element.at + size(element)));
const nested: Way = (bytes, { at }, { pick }) =>
  spliced(bytes, at, 0, Buffer.concat(Array<Buffer>(pick([1, 10, 1000, 20_000])).fill(NEST)));

/** The value alone, or with its length: numbers as the representation has them, or texts. */
const otherValue: Way = (bytes, element, { next, pick }) => {
  const { vr, lengthAt, lengthBytes, valueAt, valueBytes } = element;
  const isBinary = vr === 'US' || vr === 'SS' || vr === 'UL' || vr === 'SL' || vr === 'AT';
  const width = vr === 'US' || vr === 'SS' ? 2 : 4;
  const text = Buffer.from(pick(ODD_TEXTS), next() < 0.5 ? 'latin1' : 'utf8');
  const value = isBinary ? integerBytes(pick(ODD_NUMBERS), width) : text;
  const kept = lengthBytes === 2 ? value.subarray(0, 65_534) : value;
  const changed = spliced(bytes, valueAt, valueBytes, kept);
  return next() < 0.2
    ? changed
    : spliced(changed, lengthAt, lengthBytes, integerBytes(kept.length, lengthBytes));
};

const WAYS: readonly Way[] = [
  otherLength,
  otherLength,
  otherKind,
  otherTag,
  withoutIt,
  elsewhere,
  otherValue,
  otherValue,
  otherValue,
  nested,
];
