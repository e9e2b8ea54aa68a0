import type { ProfileShift } from '@atrium/contracts';
import { isNotable, sayShift, shiftOf } from './shifts';

const shift = (change: Partial<ProfileShift>): ProfileShift => ({
  site: 'a',
  measure: 'cnr',
  median: 3,
  others: 1,
  shift: 2,
  ...change,
});

it.each([
  [{ shift: 2 }, true, '2.0 spreads above the others'],
  [{ shift: -3.26, median: 0 }, true, '3.3 spreads below the others'],
  [{ shift: 1.99 }, false, '2.0 spreads above the others'],
  [{ shift: 1234 }, true, 'over 100 spreads above the others'],
  [{ shift: null }, true, 'above the others; no site varies'],
  [{ shift: null, median: 1 }, false, 'above the others; no site varies'],
])('%j deserves a look: %s', (change, notable, said) => {
  expect([isNotable(shift(change)), sayShift(shift(change))]).toEqual([notable, said]);
});

it('finds what deserves a look at a site', () => {
  const shifts = [shift({ shift: 1 }), shift({ site: 'b', shift: 4 })];
  expect(shiftOf({ shifts }, 'a', 'cnr')).toBeUndefined();
  expect(shiftOf({ shifts }, 'b', 'cnr')).toBe(shifts[1]);
  expect(shiftOf({ shifts }, 'b', 'size_x')).toBeUndefined();
});
