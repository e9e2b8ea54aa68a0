import type { Absence, CaseDiff } from './api/cohort-diff';
import { absenceWords } from './case-diff-words';

const BROKEN: Absence = { codes: ['FILE_MISSING'], reason: null };
const CHOSEN: Absence = { codes: ['SLICES_FEW'], reason: 'a repeat of A-1' };

it.each<[CaseDiff['change'], Absence | null, string]>([
  ['removed', null, 'not in the source of the later version'],
  ['added', null, 'not in the source of the earlier version'],
  ['removed', BROKEN, 'left out of the later version: FILE_MISSING'],
  ['removed', CHOSEN, 'left out of the later version: a repeat of A-1 (SLICES_FEW)'],
  [
    'added',
    { codes: [], reason: 'not consented' },
    'left out of the earlier version: not consented',
  ],
  ['changed', null, ''],
])('%s with %j is "%s"', (change, left_out, words) => {
  expect(absenceWords({ change, left_out })).toBe(words);
});
