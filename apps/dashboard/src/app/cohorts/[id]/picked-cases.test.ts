import { MAX_PICKED, pick, readPicked } from './picked-cases';

it('picks cases once, in the order of their ids, and gives them back', () => {
  const two = pick(pick([], ['b', 'a'], true), ['b'], true);
  expect(two).toEqual(['a', 'b']);
  expect(pick(two, ['a', 'c'], false)).toEqual(['b']);
});

it('never picks more than a subset may list', () => {
  const many = Array.from({ length: MAX_PICKED + 5 }, (_, i) => `c${i}`);
  expect(pick([], many, true)).toHaveLength(MAX_PICKED);
});

it('reads what was kept; what is no list of cases counts for nothing', () => {
  expect(readPicked(JSON.stringify(['a', 'b']))).toEqual(['a', 'b']);
  for (const text of [null, '', '{', '{}', '["a b"]']) expect(readPicked(text)).toEqual([]);
});
