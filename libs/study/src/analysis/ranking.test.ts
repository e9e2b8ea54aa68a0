import { endpointOf, armRankingSchema } from '@atrium/contracts';
import { friedman, randomFrom } from '@atrium/statistics';
import { declaredArms, rankArms } from './ranking';
import type { AnalysedRow } from './values';

const ARMS = ['good', 'same', 'bad'];

const valueOf = (arm: string, i: number): number =>
  0.8 + 0.02 * Math.sin(3 * i) - (arm === 'bad' ? 0.1 : 0) + 0.005 * Math.cos(5 * i + arm.length);

const rows = (cases = 20): AnalysedRow[] =>
  Array.from({ length: cases }, (_, i) =>
    ARMS.map((arm): AnalysedRow => ({
      caseId: `c${i}`,
      casePosition: i,
      site: i % 2 === 0 ? 'x' : 'y',
      patient: `p${i}`,
      arm,
      status: 'completed',
      errorCode: null,
      value: valueOf(arm, i),
      isCompared: true,
    })),
  ).flat();

const rank = (given: AnalysedRow[], endpoint = 'dice', arms = ARMS) => {
  const found = rankArms(arms, given, endpointOf(endpoint), randomFrom(4));
  if (found)
    expect(armRankingSchema.parse(JSON.parse(JSON.stringify(found)))).toEqual({
      ...found,
      apart: [],
    });
  return found;
};

it('ranks the declared arms case by case, the best first', () => {
  const found = rank(rows());
  expect(found).toMatchObject({ cases: 20, patients: 20 });
  expect(found?.p).toBeLessThan(0.001);
  const [good, same, bad] = found?.arms ?? [];
  expect(bad.mean_rank).toBe(3);
  expect(good.mean_rank + same.mean_rank).toBeCloseTo(3, 12);
  expect(bad.p['good']).toBeLessThan(0.01);
  expect(Object.keys(good.p)).toEqual(['same', 'bad']);
  expect(bad.stability).toMatchObject({ rank: 3, low: 3, high: 3, first: 0 });
  const table = Array.from({ length: 20 }, (_, i) => ARMS.map((arm) => -valueOf(arm, i)));
  expect(found?.p).toBeCloseTo(friedman(table)?.p ?? NaN, 12);
});

it('takes the cases that have all arms, a failure of the method as worst', () => {
  const given = rows().map((row, i) =>
    row.arm === 'good' && i < 30
      ? { ...row, status: 'failed' as const, errorCode: 'PROMPT_EMPTY', value: null }
      : row,
  );
  expect(rank(given)?.arms[0].mean_rank).toBeGreaterThan(1.9);
  expect(rank(given.slice(1))?.cases).toBe(19);
});

it('turns distances, and gives no rank by the mean where one is undefined', () => {
  const distances = rows().map((row) => ({
    ...row,
    value: row.value === null ? null : 1 - row.value,
  }));
  expect(rank(distances, 'hd95_mm')?.arms[2].mean_rank).toBe(3);
  const missing = distances.map((row, i) => (i === 0 ? { ...row, value: null } : row));
  expect(rank(missing, 'hd95_mm')?.arms.map(({ stability }) => stability)).toEqual([
    null,
    null,
    null,
  ]);
});

it('is nothing of two arms, of no case, or of equal values', () => {
  expect(rank(rows(), 'dice', ['good', 'bad'])).toBeNull();
  expect(rank([])).toBeNull();
  expect(rank(rows().map((row) => ({ ...row, value: 0.5 })))).toBeNull();
});

it('knows the arms that claims are about, each once', () => {
  expect(
    declaredArms({
      endpoint: 'dice',
      comparisons: [{ id: 'a', kind: 'difference', arm: 'b', against: 'a' }],
      acceptance: [
        { arm: 'a', atLeast: 0.5 },
        { arm: 'c', atLeast: 0.5 },
      ],
    }),
  ).toEqual(['b', 'a', 'c']);
  expect(declaredArms(undefined)).toEqual([]);
});
