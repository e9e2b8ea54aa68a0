import type { SiteCovariate } from '@atrium/contracts';
import { withSilentSites } from './site-covariates';

const of = (name: string, site: string): SiteCovariate => ({
  name,
  site,
  n: 1,
  numbers: null,
  values_total: 1,
  values: [{ value: 'v', cases: 1 }],
});

it('has a row of every column for every site, in the order of names and sites', () => {
  const found = withSilentSites([of('age', 'b'), of('sex', 'a'), of('sex', 'b')], ['c', 'a', 'b']);
  expect(found.map(({ name, site, n }) => [name, site, n])).toEqual([
    ['age', 'a', 0],
    ['age', 'b', 1],
    ['age', 'c', 0],
    ['sex', 'a', 1],
    ['sex', 'b', 1],
    ['sex', 'c', 0],
  ]);
  expect(found[0]).toEqual({ ...of('age', 'a'), n: 0, values_total: 0, values: [] });
});

it('is nothing where no site has a column', () =>
  expect(withSilentSites([], ['a', 'b'])).toEqual([]));
