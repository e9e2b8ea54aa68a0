import { sortedValues } from './compare-values';

it.each([
  [
    ['10', '101', '18', '9'],
    ['9', '10', '18', '101'],
  ],
  [
    ['3', '', '1.5'],
    ['', '1.5', '3'],
  ],
  [
    ['10', '9', 'unknown'],
    ['10', '9', 'unknown'],
  ],
  [[], []],
])('sorts %j', (values, sorted) => expect(sortedValues(values)).toEqual(sorted));
