import type { Selection } from './run';
import { selectionWords } from './selection-words';

it.each<[Selection, string]>([
  [{ sites: null, cases: null, limit: null }, 'all cases'],
  [{ sites: ['a', 'b'], cases: null, limit: null }, 'all cases at a, b'],
  [{ sites: ['a'], cases: null, limit: 3 }, 'the first 3 cases at a'],
  [{ sites: null, cases: null, limit: 1 }, 'the first case'],
  [{ sites: null, cases: ['x', 'y'], limit: null }, '2 chosen cases'],
  [{ sites: null, cases: ['x', 'y', 'z'], limit: 2 }, 'the first 2 of 3 chosen cases'],
  [{ sites: null, cases: null, limit: null, subset: 'pilot' }, 'subset pilot'],
  [{ sites: ['a'], cases: null, limit: 2, subset: 'pilot' }, 'the first 2 of subset pilot at a'],
  [{ sites: null, cases: ['x'], limit: null, subset: 'pilot' }, '1 chosen case of subset pilot'],
])('says %j as "%s"', (selection, words) => expect(selectionWords(selection)).toBe(words));
