import { uniqueNames } from './case-names';

const name = (short: string, whole: string) => ({
  short,
  whole,
  joined: whole.replaceAll('/', '_'),
});

it.each([
  ['the short names where they differ', [name('1', 'a/1'), name('2', 'a/2')], ['1', '2']],
  ['joined names where they do not', [name('1', 'a/1'), name('1', 'b/1')], ['a_1', 'b_1']],
  [
    'the whole where a short name is that of a joined one',
    [name('1', 'a/1'), name('1', 'b/1'), name('a_1', 'a_1')],
    ['a/1', 'b_1', 'a_1'],
  ],
  [
    'the whole where joined names are alike',
    [name('1', 'a_b/1'), name('1', 'a/b_1')],
    ['a_b/1', 'a/b_1'],
  ],
  ['something where a name is empty', [name('', '/'), name('_', '_/')], ['/', '_']],
])('cases have %s', (_, names, expected) => expect(uniqueNames(names)).toEqual(expected));
