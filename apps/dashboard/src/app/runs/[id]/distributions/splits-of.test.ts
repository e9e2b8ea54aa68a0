import { splitsOf } from './splits-of';

const facets = { covariates: [{ name: 'field', values: ['1.5', '3', '10'], values_total: 3 }] };
const filter = {
  sites: [],
  strategies: [],
  arms: [],
  statuses: [],
  codes: [],
  covariates: {},
  text: '',
};

it('has every value before a single result is there, as numbers in order', () =>
  expect(splitsOf(facets, filter, 'field', [])).toEqual(['1.5', '3', '10']));

it('has those alone that the filter lets through', () =>
  expect(splitsOf(facets, { ...filter, covariates: { field: ['10', '3'] } }, 'field', [])).toEqual([
    '3',
    '10',
  ]));
