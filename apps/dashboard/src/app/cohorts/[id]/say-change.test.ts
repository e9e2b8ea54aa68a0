import { sayChange } from './say-change';

it.each([
  ['added', [], 'not in the source of the earlier version'],
  ['removed', [], 'not in the source of the later version'],
  ['answered', ['checks'], 'its warnings or what was said to them are others'],
  ['changed', ['image', 'site'], 'its image is another file; it is of another site'],
  ['changed', ['covariate scanner', 'other'], 'its scanner is another value; other'],
] as const)('%s %j', (change, what, said) =>
  expect(sayChange({ change, what: [...what], left_out: null })).toBe(said),
);
