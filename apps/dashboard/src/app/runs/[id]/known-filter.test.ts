import { knownPart, type FilterState } from './known-filter';

const facets = {
  sites: ['north', 'south'],
  arms: [{ id: 'boxes~m0', strategy: 'boxes' }],
  covariates: [{ name: 'scanner', values: ['A'] }],
};
const NOTHING: FilterState = {
  sites: [],
  strategies: [],
  arms: [],
  status: [],
  code: [],
  cov: {},
  q: '',
};

it('keeps what the run has, and takes the rest for nothing', () =>
  expect(
    knownPart(
      {
        sites: ['south', 'nope', 'x'.repeat(300)],
        strategies: ['nope', 'boxes'],
        arms: ['nope'],
        status: ['failed'],
        code: ['FILE_MISSING', 'no code', 'C'.repeat(300)],
        cov: { scanner: ['B', '\0', 'x'.repeat(3000)], nope: ['A'] },
        q: `a\0b${'c'.repeat(300)}`,
      },
      facets,
    ),
  ).toEqual({
    sites: ['south'],
    strategies: ['boxes'],
    arms: [],
    status: ['failed'],
    code: ['FILE_MISSING'],
    cov: { scanner: ['B'] },
    q: `ab${'c'.repeat(198)}`,
  }));

it('leaves no covariate without a value', () =>
  expect(knownPart({ ...NOTHING, cov: { scanner: ['\0'] } }, facets)).toEqual(NOTHING));
