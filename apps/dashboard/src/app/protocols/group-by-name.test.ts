import { groupByName } from './group-by-name';

const version = (name: string, number: number, day: number, runs = 0) => ({
  id: `${name}${number}`,
  name,
  version: number,
  sha256: '',
  created_at: `2026-01-0${day}T00:00:00Z`,
  runs,
});

it('gives names by their newest version, each with its versions and the sum of its runs', () => {
  const names = groupByName([
    version('b', 1, 4),
    version('a', 2, 5, 1),
    version('c', 1, 2),
    version('a', 1, 1, 3),
  ]);
  expect(names.map(({ name, runs }) => [name, runs])).toEqual([
    ['a', 4],
    ['b', 0],
    ['c', 0],
  ]);
  expect(names[0].versions.map((one) => one.version)).toEqual([2, 1]);
});
