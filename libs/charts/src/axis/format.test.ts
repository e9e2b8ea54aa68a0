import { shorten, show, showSigned } from './format';

it.each([
  ['demo-harbour', 20, 'demo-harbour'],
  ['demo-harbour', 8, 'demo-ha…'],
  // Arms of one strategy differ in their end only.
  ['boxes-grid~s0.8~x0.1', 16, 'boxes…~s0.8~x0.1'],
  ['boxes-grid~s0.8~x0.1', 8, 'boxes-g…'],
])('%s in %i characters is %s', (text, most, expected) => {
  const cut = shorten(text, most);
  expect(cut).toBe(expected);
  expect(cut.length).toBeLessThanOrEqual(most);
});

it.each([
  [0.12345, '0.1235', '+0.1235'],
  [-0.12345, '-0.1235', '-0.1235'],
  [-0.00001, '0.0000', '0.0000'],
  [0.00001, '0.0000', '0.0000'],
  [null, '-', '-'],
])('%s is %s, as a difference %s', (value, plain, signed) => {
  expect(show(value, 4)).toBe(plain);
  expect(showSigned(value, 4)).toBe(signed);
});
