import { holdsNul, stripNul } from './nul';

it.each([
  ['a\0b', true],
  [['a', ['\0']], true],
  [{ a: { b: '\0' } }, true],
  [{ 'a\0': 1 }, true],
  [{ a: ['b', 1, null, undefined, true], c: new Date() }, false],
  [undefined, false],
])('%j holds one: %s', (value, holds) => expect(holdsNul(value)).toBe(holds));

it('is left out of what is stripped', () =>
  expect(stripNul({ a: ['x\0y', 1] })).toEqual({ a: ['xy', 1] }));
