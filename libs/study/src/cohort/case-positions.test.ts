import fc from 'fast-check';
import { intersect } from './case-positions';

const rising = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }))
  .map((places) => Int32Array.from(places).sort());

it('keeps what both have, in order', () => {
  fc.assert(
    fc.property(rising, rising, (a, b) => {
      expect([...intersect(a, b)]).toEqual([...a].filter((place) => b.includes(place)));
    }),
  );
});
