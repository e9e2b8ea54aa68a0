import fc from 'fast-check';
import { makeSearchable, searchIds } from './id-search';

const id = fc.string({ unit: fc.constantFrom('a', 'B', '1', '-'), minLength: 1, maxLength: 4 });
const cases = fc.array(fc.tuple(id, id), { minLength: 1, maxLength: 20 });

const searchable = (of: readonly (readonly [string, string])[]) =>
  makeSearchable(of.map((ids) => ids.join('\t').toLowerCase()).join('\n'));

it('finds the cases one of whose ids holds the text', () => {
  fc.assert(
    fc.property(cases, id, (of, part) => {
      const sought = part.toLowerCase();
      const holding = of.flatMap((ids, place) =>
        ids.some((one) => one.toLowerCase().includes(sought)) ? [place] : [],
      );
      expect([...searchIds(searchable(of), part)]).toEqual(holding);
    }),
  );
});

it.each(['a\tb', 'b\na'])('finds nothing across two ids: %j', (part) => {
  const ids = searchable([
    ['a', 'b'],
    ['a', 'b'],
  ]);
  expect(searchIds(ids, part)).toHaveLength(0);
});

it('finds nothing where there is no case', () => {
  expect(searchIds(makeSearchable(''), 'a')).toHaveLength(0);
});

it('searches more cases than a call takes arguments', () => {
  const ids = searchable(Array.from({ length: 300_000 }, (_, i) => [`c${i}`, 'p']));
  expect([...searchIds(ids, 'C29999')]).toEqual([
    29_999,
    ...Array.from({ length: 10 }, (_, i) => 299_990 + i),
  ]);
});
