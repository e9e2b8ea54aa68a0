import { likenessOf } from './likeness';

const slices = { source: 'reference', zRange: 'reference' } as const;
const chained = { source: 'reference', zRange: 'full' } as const;
const auto = { source: 'automatic', zRange: 'full' } as const;
const unprompted = { source: 'none', zRange: 'full' } as const;

it('marks nothing where all are like for like', () => {
  const { mark, sentence } = likenessOf([slices, slices]);
  expect([mark(slices), sentence]).toEqual(['', '']);
});

it('marks the arm that knows the labelled range beside one that does not', () => {
  const { mark, sentence } = likenessOf([slices, chained]);
  expect([slices, chained].map(mark)).toEqual(['†', '']);
  expect(sentence).toMatch(/^Not like for like: an arm with † stops at the labelled range/);
});

it('marks every source beside the oracle', () => {
  const { mark, sentence } = likenessOf([chained, auto, unprompted]);
  expect([chained, auto, unprompted].map(mark)).toEqual(['', '‡', '§']);
  expect(sentence).toContain('‡ has automatic prompts; § has no prompt.');
});

it('marks both at once', () => {
  const both = { source: 'automatic', zRange: 'reference' } as const;
  expect(likenessOf([chained, both]).mark(both)).toBe('†‡');
});
