import { diskWords, timeWords } from './words';

it.each([
  [0, '1 s'],
  [0.5, '30 s'],
  [1.25, '1.3 min'],
  [45.4, '45 min'],
  [120, '2.0 h'],
  [3000, '2.1 days'],
])('%d minutes are %s', (minutes, words) => expect(timeWords(minutes)).toBe(words));

it.each([
  [0.2, '< 1 MB'],
  [999, '999 MB'],
  [12_340, '12.3 GB'],
])('%d MB are %s', (mb, words) => expect(diskWords(mb)).toBe(words));
