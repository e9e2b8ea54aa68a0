import { binomialCdf } from '../distributions';
import { expectClose, fixtureCases } from '../testing/fixtures';
import { clopperPearson } from './clopper-pearson';
import { medianInterval } from './median-interval';

interface Share {
  readonly hits: number;
  readonly of: number;
  readonly level: number;
  readonly low: number;
  readonly high: number;
}

it.each(fixtureCases<Share>('clopper-pearson'))(
  'a share of $hits of $of at $level is that of statsmodels',
  ({ hits, of, level, low, high }) => {
    const found = clopperPearson(hits, of, level);
    expectClose(found?.low, low);
    expectClose(found?.high, high);
  },
);

it('has no interval of a share of nothing', () => {
  expect(clopperPearson(0, 0)).toBeNull();
});

interface Median {
  readonly values: number[];
  readonly low: number;
  readonly high: number;
}

it.each(fixtureCases<Median>('median-intervals'))(
  'the interval of a median lies between the order statistics that SciPy takes',
  ({ values, low, high }) => {
    const found = medianInterval(values);
    expect(found).toMatchObject({ low, high });
    expect(found?.level).toBeGreaterThanOrEqual(0.95);
  },
);

it('attains the level of the binomial, and has no interval of fewer than 6 values', () => {
  expect(medianInterval([1, 2, 3, 4, 5])).toBeNull();
  const eight = medianInterval([8, 7, 6, 5, 4, 3, 2, 1]);
  expect(eight).toMatchObject({ low: 1, high: 8 });
  expect(medianInterval([9, 8, 7, 6, 5, 4, 3, 2, 1])).toMatchObject({ low: 2, high: 8 });
  expectClose(eight?.level, 1 - 2 * binomialCdf(0, 8, 0.5));
});

it('takes undefined distances as the worst values', () => {
  const values = [1, 2, 3, 4, 5, 6, Infinity, Infinity, Infinity];
  expect(medianInterval(values)).toMatchObject({ low: 2, high: Infinity });
});
