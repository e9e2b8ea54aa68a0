import { ownValue } from './own-value';

it('gives what the record holds, whatever the key is called', () => {
  const record = Object.fromEntries([
    ['__proto__', 'a'],
    ['b', ''],
  ]);
  expect(['__proto__', 'b', 'constructor', 'c'].map((key) => ownValue(record, key))).toEqual([
    'a',
    '',
    undefined,
    undefined,
  ]);
});
