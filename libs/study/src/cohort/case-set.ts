/** Cases of a cohort by their places: a bit each, the first one highest in its byte; none beyond the last byte is in it. */
export type CaseSet = Uint8Array;

const BITS = 8;
const FIRST = 0x80;

/** @param cases how many the cohort has */
export function setOf(places: Iterable<number>, cases: number): CaseSet {
  const set = new Uint8Array(Math.ceil(cases / BITS));
  for (const place of places) set[place >> 3] |= FIRST >> (place & 7);
  return set;
}

/** The cases that are in both. */
export const intersect = (a: CaseSet, b: CaseSet): CaseSet =>
  a.slice(0, b.length).map((byte, i) => byte & b[i]);

/** The cases that are in either. */
export function unite(a: CaseSet, b: CaseSet): CaseSet {
  const [longer, shorter] = a.length < b.length ? [b, a] : [a, b];
  return longer.map((byte, i) => (i < shorter.length ? byte | shorter[i] : byte));
}

const COUNTS = Uint8Array.from({ length: 256 }, (_, byte) => countBits(byte));

function countBits(byte: number): number {
  return byte === 0 ? 0 : (byte & 1) + countBits(byte >> 1);
}

/** How many cases are in a set. */
export const sizeOf = (set: CaseSet): number => set.reduce((sum, byte) => sum + COUNTS[byte], 0);

/** The places of some cases of a set, rising: of `limit`, after the first `offset`. */
export function placesOf(set: CaseSet, offset: number, limit: number): number[] {
  const places: number[] = [];
  let before = 0;
  for (let at = 0; at < set.length && places.length < limit; at += 1) {
    const end = before + COUNTS[set[at]];
    if (end > offset) {
      const inByte = bitsOf(set[at]).slice(Math.max(0, offset - before));
      places.push(...inByte.map((bit) => at * BITS + bit));
    }
    before = end;
  }
  return places.slice(0, limit);
}

const bitsOf = (byte: number): number[] =>
  Array.from({ length: BITS }, (_, bit) => bit).filter((bit) => byte & (FIRST >> bit));
