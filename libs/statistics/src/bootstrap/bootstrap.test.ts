import { randomFrom } from '../random';
import { mean } from '../summary/describe';
import { expectClose, fixtureCases } from '../testing/fixtures';
import { bcaInterval } from './bca';
import { clusterSums, jackknifeMeans, meanInterval, resampledMeans } from './mean';
import { bootstrapMedianInterval } from './median';
import { drawResamples } from './resamples';

interface Bca {
  readonly values: number[];
  readonly replicates: number[];
  readonly low: number;
  readonly high: number;
}

const alone = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

it.each(fixtureCases<Bca>('bca'))('BCa of the same replicates is that of SciPy', (one) => {
  const { values, replicates, low, high } = one;
  const sums = clusterSums(values, alone(values.length), values.length);
  const found = bcaInterval(replicates, mean(values), jackknifeMeans(sums));
  expectClose(found?.low, low, 1e-9);
  expectClose(found?.high, high, 1e-9);
});

it('draws as many clusters as there are, and the same for the same seed', () => {
  const { weights } = drawResamples(7, 50, randomFrom(3));
  for (let r = 0; r < 50; r++)
    expect(weights.subarray(r * 7, r * 7 + 7).reduce((a, b) => a + b)).toBe(7);
  expect(drawResamples(7, 50, randomFrom(3)).weights).toEqual(weights);
  expect(drawResamples(7, 50, randomFrom(4)).weights).not.toEqual(weights);
});

it('resamples whole patients: values of one patient stand or fall together', () => {
  const sums = clusterSums([1, 1, 1, 5], [0, 0, 0, 1], 2);
  const means = resampledMeans(sums, drawResamples(2, 200, randomFrom(1)));
  expect([...new Set(means)].sort()).toEqual([1, 2, 5]);
});

it.each([1, 2, 3, 4, 5, 7, 102])('means of %d resamples are those of the values drawn', (count) => {
  const values = [0.3, 0.9, NaN, 0.7, 0.1];
  const [seen, patients] = [
    [0, 1, 3, 4],
    [0, 1, 1, 2],
  ];
  const sums = clusterSums(
    seen.map((k) => values[k]),
    patients,
    4,
  ); // the fourth patient has no value
  const resamples = drawResamples(4, count, randomFrom(count));
  const expected: number[] = [];
  for (let r = 0; r < count; r++) {
    const drawn = seen.flatMap((k, i) =>
      Array<number>(resamples.weights[r * 4 + patients[i]]).fill(values[k]),
    );
    if (drawn.length > 0) expected.push(mean(drawn));
  }
  const found = resampledMeans(sums, resamples);
  expect(found).toHaveLength(expected.length);
  found.forEach((value, r) => expect(value).toBeCloseTo(expected[r], 12));
});

it('has no interval of a mean where nothing varies, or of one patient', () => {
  const resamples = drawResamples(5, 100, randomFrom(1));
  expect(meanInterval(clusterSums([3, 3, 3, 3, 3], alone(5), 5), resamples)).toBeNull();
  expect(meanInterval(clusterSums([1, 2], [0, 0], 5), resamples)).toBeNull();
});

it('gives the median of each resample, infinite values among them', () => {
  const values = [1, 2, 3, 4, Infinity];
  const resamples = drawResamples(5, 2000, randomFrom(9));
  const found = bootstrapMedianInterval(values, alone(5), resamples);
  expect(found?.low).toBe(1);
  expect(found?.high).toBe(Infinity);
  expect(bootstrapMedianInterval([], [], resamples)).toBeNull();
});

it('counts a patient drawn twice twice in the median', () => {
  const resamples = { clusters: 2, count: 3, weights: Uint16Array.of(2, 0, 1, 1, 0, 2) };
  // Medians 1, 3 and 5 of {1, 1}, {1, 5} and {5, 5}.
  expect(bootstrapMedianInterval([5, 1], [1, 0], resamples, 0)).toMatchObject({ low: 3, high: 3 });
});
