import { sayChange } from './say-change';

it.each([
  ['added', [], 'only the later version has it'],
  ['removed', [], 'only the earlier version has it'],
  ['changed', ['image', 'site'], 'its image is another file; it is of another site'],
  ['changed', ['covariate scanner', 'other'], 'its scanner is another value; other'],
] as const)('%s %j', (change, what, said) =>
  expect(sayChange({ change, what: [...what] })).toBe(said),
);
