import { counted, namedFirst } from './counted';

it.each([
  [0, '0 cases'],
  [1, '1 case'],
  [2, '2 cases'],
  [12_345, '12,345 cases'],
])('counts %i', (n, words) => expect(counted(n, 'case')).toBe(words));

it('takes a plural that is not the noun with an s', () => {
  expect([1, 3].map((n) => counted(n, 'pass', 'passes'))).toEqual(['1 pass', '3 passes']);
});

it('names the first of several and counts the rest', () => {
  expect(namedFirst(['a'])).toBe('a');
  expect(namedFirst(['a', 'b', 'c'], 3)).toBe('a, b, c');
  expect(namedFirst(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
});
