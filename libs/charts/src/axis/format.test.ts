import { shorten } from './format';

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
