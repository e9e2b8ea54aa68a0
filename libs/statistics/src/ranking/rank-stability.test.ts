import { drawResamples } from '../bootstrap/resamples';
import { randomFrom } from '../random';
import { rankStability } from './rank-stability';

const alone = Array.from({ length: 20 }, (_, i) => i);
const resamples = drawResamples(20, 2000, randomFrom(5));
const noise = (seed: number): number[] => {
  const random = randomFrom(seed);
  return alone.map(() => random.float());
};

it('is sure of an arm that is better in every case, and says so', () => {
  const base = noise(1);
  const found = rankStability(
    [base, base.map((v) => v + 1), base.map((v) => v - 1)],
    alone,
    resamples,
  );
  expect(found.map(({ rank }) => rank)).toEqual([2, 1, 3]);
  expect(found[1]).toEqual({ rank: 1, low: 1, high: 1, first: 1 });
  expect(found[2]).toEqual({ rank: 3, low: 3, high: 3, first: 0 });
});

it('is unsure of arms that differ by chance alone, and their shares of being first add up', () => {
  const found = rankStability([noise(1), noise(2), noise(3)], alone, resamples);
  expect(found.reduce((sum, { first }) => sum + first, 0)).toBeCloseTo(1, 12);
  expect(Math.max(...found.map(({ high, low }) => high - low))).toBe(2);
});

it('shares the rank of equal arms', () => {
  const found = rankStability([noise(1), noise(1)], alone, resamples);
  expect(found).toEqual([
    { rank: 1.5, low: 1.5, high: 1.5, first: 1 },
    { rank: 1.5, low: 1.5, high: 1.5, first: 1 },
  ]);
});
