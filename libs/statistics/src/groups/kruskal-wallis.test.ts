import fc from 'fast-check';
import { expectClose, fixtureCases } from '../testing/fixtures';
import { kruskalWallis, type GroupedValue } from './kruskal-wallis';
import { quadraticForm } from './quadratic-form';

interface Fixture {
  readonly blocks: Readonly<Record<string, readonly GroupedValue[]>>;
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

it.each(fixtureCases<Fixture>('kruskal-blocks'))(
  'agrees with coin: chi-square $statistic, df $df',
  ({ blocks, statistic, df, p }) => {
    const found = kruskalWallis(Object.values(blocks));
    expectClose(found?.statistic, statistic);
    expect(found?.df).toBe(df);
    expectClose(found?.p, p);
  },
);

it("is Kruskal and Wallis's statistic of one block", () => {
  // scipy.stats.kruskal([1, 3, 5, 7], [2, 4, 4, 9, 10], [8, 11, 12])
  const block = [
    ...[1, 3, 5, 7].map((value) => ({ group: 'a', value })),
    ...[2, 4, 4, 9, 10].map((value) => ({ group: 'b', value })),
    ...[8, 11, 12].map((value) => ({ group: 'c', value })),
  ];
  const found = kruskalWallis([block]);
  expectClose(found?.statistic, 5.062573099415198);
  expectClose(found?.p, 0.07955660089458769);
});

it.each([
  ['nothing', []],
  ['one group', [[1, 2, 3].map((value) => ({ group: 'a', value }))]],
  [
    'groups that are sites',
    ['a', 'b'].map((group) => [1, 2, 3].map((value) => ({ group, value }))),
  ],
  ['equal values', [['a', 'b', 'c'].map((group) => ({ group, value: 0.5 }))]],
])('is nothing of %s', (_, blocks) => expect(kruskalWallis(blocks)).toBeNull());

const blocks = fc.array(
  fc.array(
    fc.record({ group: fc.constantFrom('a', 'b', 'c'), value: fc.integer({ min: 0, max: 9 }) }),
    { maxLength: 12 },
  ),
  { maxLength: 4 },
);

it('depends neither on the order of values nor on a monotone scale, and undefined distances rank last', () => {
  fc.assert(
    fc.property(blocks, (given) => {
      const found = kruskalWallis(given);
      const other = kruskalWallis(
        given.map((block) =>
          block
            .map(({ group, value }) => ({ group, value: value === 9 ? Infinity : value ** 3 / 7 }))
            .reverse(),
        ),
      );
      expect(other?.df).toBe(found?.df);
      if (found) {
        expectClose(other?.statistic, found.statistic);
        expect(found.statistic).toBeGreaterThanOrEqual(0);
        expect(found.p).toBeLessThanOrEqual(1);
      }
    }),
  );
});

it('quadraticForm is x A^-1 x of a regular matrix, and leaves out what its range has not', () => {
  const form = quadraticForm(
    [
      [4, 2],
      [2, 3],
    ],
    [1, 2],
  );
  // inverse: [3, -2; -2, 4] / 8
  expectClose(form.value, (3 - 8 + 16) / 8);
  expect(form.rank).toBe(2);
  const singular = quadraticForm(
    [
      [1, -1],
      [-1, 1],
    ],
    [0.5, -0.5],
  );
  expect(singular).toEqual({ value: 0.25, rank: 1 });
});
