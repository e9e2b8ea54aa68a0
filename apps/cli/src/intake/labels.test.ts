import { parseLabels } from './labels';

it('parses values, once each and in order', () => {
  expect(parseLabels('420, 1,1')).toEqual([1, 420]);
});

it.each(['', 'a', '0', '1.5', '-1', '1,x'])('refuses "%s"', (text) =>
  expect(() => parseLabels(text)).toThrow(/whole numbers/),
);
