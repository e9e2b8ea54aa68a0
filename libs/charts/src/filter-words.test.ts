import { filter } from './testing/rows';
import { filterParts, filterSentence } from './filter-words';

it('names nothing where nothing is filtered', () => {
  expect(filterParts(filter())).toEqual([]);
  expect(filterSentence(filter({ sites: ['north'] }))).toBe('');
});

it('names status, error code, covariates and search, which no row of a chart shows', () => {
  const of = filter({
    sites: ['north'],
    statuses: ['failed'],
    codes: ['FILE_MISSING'],
    covariates: { scanner: ['', '装置A'] },
    text: 'a-1',
  });
  expect(filterParts(of).map(({ label }) => label)).toEqual([
    'Sites',
    'Status',
    'Error code',
    'scanner',
    'Case or patient',
  ]);
  expect(filterSentence(of)).toBe(
    'Filtered by status: failed; error code: FILE_MISSING; scanner: not given, 装置A; case or patient: contains "a-1".',
  );
});
