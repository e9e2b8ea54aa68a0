import { compareCases, type CaseHashes } from './case-changes';

const one = (caseId: string, change: Partial<CaseHashes> = {}): CaseHashes => ({
  caseId,
  siteId: 'north',
  imageSha256: `image of ${caseId}`,
  referenceSha256: `reference of ${caseId}`,
  secondReferenceSha256: null,
  ...change,
});

it('tells what became of each case, and in what it changed', () => {
  const before = ['a', 'b', 'c', 'd', 'e'].map((id) => one(id));
  const now = [
    one('f'),
    one('a'),
    one('b', { referenceSha256: null }),
    one('c', { imageSha256: 'x', secondReferenceSha256: 'y' }),
    one('d', { siteId: 'south' }),
  ];
  expect(compareCases(before, now)).toEqual({
    same: ['a'],
    changed: [
      { case_id: 'b', in: ['reference'] },
      { case_id: 'c', in: ['image', 'reference_2'] },
      { case_id: 'd', in: ['site'] },
    ],
    added: ['f'],
    removed: ['e'],
  });
});

it('has nothing to say of no cases', () => {
  expect(compareCases([], [])).toEqual({ same: [], changed: [], added: [], removed: [] });
});
