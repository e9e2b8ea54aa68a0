import fc from 'fast-check';
import { intersect, placesOf, setOf, sizeOf, unite } from './case-set';

const CASES = 61;
const places = fc.uniqueArray(fc.integer({ min: 0, max: CASES - 1 }));
/** As the database gives them, a set may end with the byte of its last case. */
const cases = fc.integer({ min: 0, max: 24 });

const all = (set: Uint8Array): number[] => placesOf(set, 0, CASES);
const rising = (of: readonly number[]): number[] => [...of].sort((a, b) => a - b);

it('holds the places that it was made of', () => {
  fc.assert(
    fc.property(places, (of) => {
      const set = setOf(of, CASES);
      expect(all(set)).toEqual(rising(of));
      expect(sizeOf(set)).toBe(of.length);
    }),
  );
});

it('gives a page', () => {
  fc.assert(
    fc.property(places, cases, cases, (of, offset, limit) => {
      const page = rising(of).slice(offset, offset + limit);
      expect(placesOf(setOf(of, CASES), offset, limit)).toEqual(page);
    }),
  );
});

it('intersects and unites sets of different lengths', () => {
  fc.assert(
    fc.property(places, places, cases, (a, b, end) => {
      const few = b.filter((place) => place < end);
      const [of, others] = [setOf(a, CASES), setOf(few, end)];
      const both = rising(a.filter((place) => few.includes(place)));
      const either = rising([...new Set([...a, ...few])]);
      for (const [one, other] of [
        [of, others],
        [others, of],
      ]) {
        expect(all(intersect(one, other))).toEqual(both);
        expect(all(unite(one, other))).toEqual(either);
      }
    }),
  );
});

/** `SELECT encode(varbit_send(bits_of('{0,3,9}')), 'hex')` of Postgres 18, less the 4 bytes of its length (10). */
it('is what Postgres sends', () => {
  expect(Buffer.from(setOf([0, 3, 9], 10)).toString('hex')).toBe('9040');
});
