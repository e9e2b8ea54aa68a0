import type { ComparisonRow } from '@atrium/contracts';
import { comparisonLikeness } from './likeness';

const row = (
  arm: string,
  a: ComparisonRow['prompting_a'],
  b: ComparisonRow['prompting_b'] = a,
): ComparisonRow => ({
  site: 's',
  arm,
  n_a: 4,
  n_b: 4,
  n_paired: 4,
  median_a: 0.8,
  median_b: 0.8,
  median_difference: 0,
  q1_difference: 0,
  q3_difference: 0,
  better: 0,
  worse: 0,
  prompting_a: a,
  prompting_b: b,
});
const labelled = { source: 'reference', zRange: 'reference' } as const;
const full = { source: 'reference', zRange: 'full' } as const;

it('marks nothing where every arm of both runs is like for like', () => {
  const { mark, sentence } = comparisonLikeness([row('a', labelled), row('b', labelled)]);
  expect([mark(row('a', labelled)), sentence]).toEqual(['', '']);
});

it('marks arms of another z-range beside each other, also of one run alone', () => {
  const rows = [row('a', labelled), row('chained', full), row('gone', labelled, null)];
  const { mark, sentence } = comparisonLikeness(rows);
  expect(rows.map(mark)).toEqual(['†', '', '†']);
  expect(sentence).toContain('Not like for like: an arm with †');
});

it('names an arm that is prompted otherwise in the other run', () => {
  const rows = [row('a', labelled, full)];
  const { mark, sentence } = comparisonLikeness(rows);
  expect(rows.map(mark)).toEqual(['≠ (A †, B -)']);
  expect(sentence).toMatch(/not like for like: a \(≠\)\.$/);
});
