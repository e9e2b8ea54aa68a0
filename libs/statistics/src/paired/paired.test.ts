import fc from 'fast-check';
import { expectClose, fixtureCases } from '../testing/fixtures';
import { LEVEL, marginTest } from './margin-test';
import { friedman, nemenyi } from './friedman';
import { midranks } from '../ranking/midranks';
import { hodgesLehmann } from './hodges-lehmann';
import { pairsOf } from './pairs';
import { differencesNeeded, signedRankTest, smallestP } from './signed-rank-test';
import { atMost, signedRankDistribution } from './signed-rank-distribution';
import { stratifiedDifference, stratifiedSignedRankTest } from './stratified';

interface TwoSided {
  readonly differences: number[];
  readonly two_sided: number;
}

interface SignedRank extends TwoSided {
  readonly greater: number;
  readonly less: number;
}

it.each(fixtureCases<SignedRank>('signed-rank'))(
  "the exact signed rank test, ties and zeros by Pratt, is that of R's coin",
  ({ differences, two_sided, greater, less }) => {
    expectClose(signedRankTest(differences).p, two_sided, 1e-12);
    expectClose(signedRankTest(differences, 'greater').p, greater, 1e-12);
    expectClose(signedRankTest(differences, 'less').p, less, 1e-12);
  },
);

it.each(fixtureCases<TwoSided>('signed-rank-normal'))(
  "of many differences it is coin's asymptotic one",
  ({ differences, two_sided }) => {
    const found = signedRankTest(differences);
    expect(found.isExact).toBe(false);
    expectClose(found.p, two_sided, 1e-10);
  },
);

it('is symmetric: the differences turned round give the other tail', () => {
  const values = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 25 });
  fc.assert(
    fc.property(values, (given) => {
      const turned = given.map((value) => -value);
      expectClose(signedRankTest(given, 'less').p, signedRankTest(turned, 'greater').p, 1e-12);
      expectClose(signedRankTest(given).p, signedRankTest(turned).p, 1e-12);
    }),
  );
});

it('says the least p that so few differences can give, and how many are needed', () => {
  expect(smallestP(5)).toBe(0.0625);
  expect(signedRankTest([0.1, 0.2, 0.3, 0.4, 0.5]).p).toBe(0.0625);
  expect(differencesNeeded(0.05)).toBe(6);
  expect(differencesNeeded(0.025, 'greater')).toBe(6);
  expect(signedRankTest([])).toMatchObject({ n: 0, p: 1 });
  expect(signedRankTest([0, 0])).toMatchObject({ n: 0, zeros: 2, p: 1 });
});

interface Hl {
  readonly differences: number[];
  readonly level: number;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

it.each(fixtureCases<Hl>('hodges-lehmann'))(
  "the Hodges-Lehmann difference and its exact interval are those of R's wilcox.test",
  ({ differences, level, estimate, low, high }) => {
    const found = hodgesLehmann(differences, level);
    expectClose(found?.estimate, estimate, 1e-12);
    expectClose(found?.interval?.low, low, 1e-12);
    expectClose(found?.interval?.high, high, 1e-12);
    expect(found?.interval?.level).toBeGreaterThanOrEqual(level);
  },
);

it('has no interval of fewer than 6 differences, and no difference of none', () => {
  expect(hodgesLehmann([1, 2, 3, 4, 5])).toEqual({ estimate: 3, interval: null });
  expect(hodgesLehmann([])).toBeNull();
});

it('moves with the differences, and keeps its place when all is turned round', () => {
  const values = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 6, maxLength: 40 });
  fc.assert(
    fc.property(values, fc.integer({ min: -50, max: 50 }), (given, by) => {
      const base = hodgesLehmann(given);
      const moved = hodgesLehmann(given.map((value) => value + by));
      const turned = hodgesLehmann(given.map((value) => -value));
      expectClose(moved?.estimate, (base?.estimate ?? NaN) + by, 1e-12);
      expectClose(turned?.interval?.low, -(base?.interval?.high ?? NaN), 1e-12);
    }),
  );
});

it('shows non-inferiority where the bound of its interval is above the margin, and nowhere else', () => {
  // Whole numbers: a sum that rounds would make ties that are none.
  const values = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), {
    minLength: 7,
    maxLength: 30,
    selector: (value) => Math.abs(value + 200),
  });
  fc.assert(
    fc.property(values, (given) => {
      fc.pre(!given.includes(-200));
      const { p } = marginTest('non-inferiority', 200, [given]);
      const { interval } = hodgesLehmann(given, 1 - 2 * LEVEL['non-inferiority']) ?? {};
      expect(p <= LEVEL['non-inferiority']).toBe((interval?.low ?? NaN) > -200);
    }),
  );
});

it('shows equivalence where both one-sided tests do', () => {
  const near = Array.from({ length: 20 }, (_, i) => (i - 9.5) / 2000);
  const pOf = (values: number[]): number => marginTest('equivalence', 0.02, [values]).p;
  expect(pOf(near)).toBeLessThanOrEqual(0.05);
  expect(pOf([...near, ...near.map((d) => d + 0.038)])).toBeGreaterThan(0.05);
  expectClose(pOf([0.001, 0.002]), 0.25, 1e-12);
});

interface Stratified {
  readonly sites: number[][];
  readonly p: number;
}

it('the stratified test of sites of one size is exact as far as that of one site is', () => {
  const sites = Array.from({ length: 10 }, (_, k) =>
    Array.from({ length: 10 }, (__, i) => Math.sin(3 * i + k) + 0.2),
  );
  const found = stratifiedSignedRankTest(sites, 'greater');
  expect(found.isExact).toBe(true);
  // Sites that share a weight are one sum of ranks: that of 1 to 10, ten times over.
  const ranks = sites.flatMap(() => Array.from({ length: 10 }, (_, i) => i + 1));
  const sum = sites.reduce((total, site) => total + signedRankTest(site).statistic, 0);
  const upper = atMost(signedRankDistribution(ranks), 550 - sum);
  expectClose(found.p, upper, 1e-12);
});

it.each(fixtureCases<Stratified>('stratified'))(
  'the stratified test is that of every pattern of signs',
  ({ sites, p }) => {
    const found = stratifiedSignedRankTest(sites);
    expect(found.isExact).toBe(true);
    expectClose(found.p, p, 1e-9);
  },
);

it('is the plain test where there is one site, exact or normal', () => {
  for (const n of [12, 150]) {
    const site = Array.from({ length: n }, (_, i) => Math.sin(i * i) + 0.1);
    const found = stratifiedSignedRankTest([site, []]);
    expectClose(found.p, signedRankTest(site).p, found.isExact ? 1e-9 : 2e-3);
    expectClose(stratifiedDifference([site])?.estimate, hodgesLehmann(site)?.estimate ?? NaN);
  }
});

it('has one-sided tails that mirror each other, and the least p that its differences can give', () => {
  const sites = [
    [0.01, 0.03, -0.02, 0.05],
    [0.02, 0.04, 0.01],
  ];
  const turned = sites.map((site) => site.map((value) => -value));
  const greater = stratifiedSignedRankTest(sites, 'greater');
  expectClose(greater.p, stratifiedSignedRankTest(turned, 'less').p, 1e-12);
  expect(greater.smallestP).toBe(2 ** -7);
  const all = stratifiedSignedRankTest(
    [
      [1, 2, 3],
      [4, 5],
    ],
    'greater',
  );
  expectClose(all.p, all.smallestP, 1e-12);
  expect(stratifiedSignedRankTest([[], [0]])).toMatchObject({ n: 0, p: 1 });
});

it('never pools: a site that is worse throughout does not cancel one that is better in rank', () => {
  const found = stratifiedDifference([
    [0.01, 0.011, 0.012, 0.013, 0.014, 0.015],
    [0.02, 0.021, 0.022, 0.023, 0.024, 0.025],
  ]);
  expectClose(found?.estimate, 0.0175, 1e-12);
  expect(stratifiedDifference([[], []])).toBeNull();
  expect(stratifiedDifference([[1], [2]])?.interval).toBeNull();
});

interface Friedman {
  readonly rows: number[][];
  readonly statistic: number;
  readonly p: number;
  readonly nemenyi: number[][];
}

it.each(fixtureCases<Friedman>('friedman'))(
  'Friedman and Nemenyi are those of SciPy',
  ({ rows, statistic, p, nemenyi: pairs }) => {
    const found = friedman(rows);
    if (!found) throw new Error('nothing found');
    expectClose(found.statistic, statistic);
    expectClose(found.p, p);
    nemenyi(found).forEach((row, a) => row.forEach((q, b) => expectClose(q, pairs[a][b], 1e-8)));
  },
);

it('has nothing to test in one arm, no case, or equal values', () => {
  expect(friedman([])).toBeNull();
  expect(friedman([[1], [2]])).toBeNull();
  expect(
    friedman([
      [1, 1],
      [2, 2],
    ]),
  ).toBeNull();
  expect(midranks([3, 1, 3])).toEqual([2.5, 1, 2.5]);
});

it('pairs by case and counts what fell out', () => {
  const a = new Map([
    ['x', 3],
    ['y', 5],
    ['z', 1],
  ]);
  const b = new Map([
    ['y', 4],
    ['x', 1],
    ['v', 9],
    ['w', 2],
  ]);
  expect(pairsOf(a, b)).toEqual({ cases: ['x', 'y'], differences: [2, 1], onlyA: 1, onlyB: 2 });
});

it('ties differences that are equal but for their rounding', () => {
  const hundredths = [3, -3, 2, -2, 1, -1, 0, 4, -4, 0].map((value) => value / 100);
  const shifted = hundredths.map((value) => value - 0.02 + 0.02);
  expect(shifted).not.toEqual(hundredths);
  expect(signedRankTest(shifted)).toEqual(signedRankTest(hundredths));
});
