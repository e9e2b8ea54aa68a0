import { groupWarnings } from './group-warnings';

const below = (case_id: string, largest: number) => ({
  case_id,
  code: 'TOLERANCE_BELOW_SPACING' as const,
  message: `the NSD tolerance of 1 mm is below the largest voxel spacing, ${largest} mm`,
});

it('counts cases by code and by what was said, a case that two models met once', () => {
  const groups = groupWarnings([
    below('a', 2.5),
    below('a', 2.5),
    below('b', 3),
    below('c', 3),
    { case_id: 'a', code: 'QFORM_DIFFERS', message: 'sform and qform disagree' },
  ]);
  expect(groups.map(({ code, cases }) => [code, cases])).toEqual([
    ['TOLERANCE_BELOW_SPACING', 3],
    ['QFORM_DIFFERS', 1],
  ]);
  expect(groups[0].messages.map(({ cases, example }) => [cases, example])).toEqual([
    [2, 'b'],
    [1, 'a'],
  ]);
});

it('is empty where nothing was said', () => expect(groupWarnings([])).toEqual([]));
