/** An element of a data set, or of an item in it: where it begins, and where its length and its value stand. */
export interface Element {
  readonly at: number;
  /** null: the data set says no value representations. */
  readonly vr: string | null;
  readonly lengthAt: number;
  readonly lengthBytes: 2 | 4;
  readonly valueAt: number;
  /** Of what follows its head: nothing for a sequence or item, whose elements come next. */
  readonly valueBytes: number;
}

const START = 132;
const LONG = new Set('OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' '));
const UNDEFINED = 0xffffffff;
const DELIMITED = 0xfffe;

/** Elements of a little-endian PS3.10 file in their order, sequences opened, as far as they can be followed. */
export function elementsOf(bytes: Buffer): Element[] {
  const found: Element[] = [];
  for (let at = START; at + 8 <= bytes.length;) {
    const element = elementAt(bytes, at);
    if (element === null) break;
    found.push(element);
    at = element.valueAt + element.valueBytes;
  }
  return found;
}

function elementAt(bytes: Buffer, at: number): Element | null {
  const said = bytes.toString('latin1', at + 4, at + 6);
  const vr = /^[A-Z]{2}$/.test(said) && bytes.readUInt16LE(at) !== DELIMITED ? said : null;
  const isLong = vr !== null && LONG.has(vr);
  const lengthAt = vr === null ? at + 4 : at + (isLong ? 8 : 6);
  const lengthBytes = vr === null || isLong ? 4 : 2;
  const valueAt = lengthAt + lengthBytes;
  if (valueAt > bytes.length) return null;
  const length = bytes.readUIntLE(lengthAt, lengthBytes);
  const opens = length === UNDEFINED || vr === 'SQ' || bytes.readUInt16LE(at) === DELIMITED;
  const valueBytes = opens ? 0 : length;
  return { at, vr, lengthAt, lengthBytes, valueAt, valueBytes };
}
