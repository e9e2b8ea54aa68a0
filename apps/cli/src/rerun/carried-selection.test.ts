import type { Selection } from '@atrium/contracts';
import { CommandError, EXIT } from '../exit-codes';
import { carriedSelection, failedSelection } from './carried-selection';

const ALL: Selection = { sites: null, cases: null, limit: null };
const SAME = { isSame: true, sites: ['north', 'south'], subsets: ['pilot'] };
const OTHER = { isSame: false, sites: ['south', 'west'], subsets: ['validation'] };

const refusal = (selection: Selection): unknown => {
  try {
    return carriedSelection(selection, OTHER);
  } catch (error) {
    return error instanceof CommandError ? [error.exitCode, error.message] : error;
  }
};

describe('carriedSelection', () => {
  it.each([
    ALL,
    { sites: ['north'], cases: null, limit: 2 },
    { sites: null, cases: ['a', 'b'], limit: null },
    { sites: null, cases: null, limit: null, subset: 'pilot' },
  ])('keeps %j on the same version of the cohort', (selection) =>
    expect(carriedSelection(selection, SAME)).toEqual(selection),
  );

  it.each<[Selection, Selection]>([
    [ALL, ALL],
    [
      { sites: null, cases: null, limit: 3 },
      { sites: null, cases: null, limit: 3 },
    ],
    [
      { sites: ['north', 'south'], cases: null, limit: 3 },
      { sites: ['south'], cases: null, limit: 3 },
    ],
    [
      { sites: null, cases: null, limit: 3, subset: 'validation' },
      { sites: null, cases: null, limit: 3, subset: 'validation' },
    ],
  ])('makes of %j on another cohort %j', (selection, carried) =>
    expect(carriedSelection(selection, OTHER)).toEqual(carried),
  );

  it('never makes a run of everything out of a pilot', () => {
    expect(refusal({ sites: null, cases: ['a'], limit: null })).toEqual([
      EXIT.usage,
      expect.stringMatching(/1 chosen case;.*--all/),
    ]);
    expect(refusal({ sites: ['north'], cases: null, limit: null })).toEqual([
      EXIT.usage,
      expect.stringMatching(/none of the run's sites \(north\)/),
    ]);
    expect(refusal({ sites: null, cases: null, limit: null, subset: 'pilot' })).toEqual([
      EXIT.usage,
      expect.stringMatching(/no subset called pilot, which the run took/),
    ]);
  });
});

describe('only what failed', () => {
  it('is the failed cases', () => {
    const cases = ['a', 'b'];
    expect(failedSelection(cases, true)).toEqual({ sites: null, cases, limit: null });
  });

  it('is refused where nothing failed, and on a cohort of another name', () => {
    expect(() => failedSelection([], true)).toThrow('No case of the run has a failed arm');
    expect(() => failedSelection(['a'], false)).toThrow('name a version of it');
  });
});
