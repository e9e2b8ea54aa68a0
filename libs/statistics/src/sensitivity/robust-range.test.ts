import { drawResamples } from '../bootstrap/resamples';
import { randomFrom } from '../random';
import { robustRange } from './robust-range';
import { simultaneousLowerBounds } from './simultaneous';

describe('the robust range', () => {
  /** A row of five points at two sites. */
  const row = (...lower: readonly (readonly [number, number])[]) =>
    lower.map((bounds, i) => ({ arm: `m${i}`, place: [i], lower: bounds }));

  it('holds what hangs together with the nominal arm, at every site', () => {
    const points = row([-0.001, 0], [-0.001, 0], [0, 0], [0, -0.05], [0, 0]);
    expect(robustRange(points, 'm2', 0.01)).toEqual(['m0', 'm1', 'm2']);
    expect(robustRange(points, 'm4', 0.01)).toEqual(['m4']);
    expect(robustRange(points, 'm2', 0.06)).toHaveLength(5);
  });

  it('holds the nominal arm alone where nothing else does, and nothing without it', () => {
    expect(robustRange(row([-1, -1], [-1, -1]), 'm0', 0.01)).toEqual(['m0']);
    expect(robustRange(row([0, 0]), 'other', 0.01)).toEqual([]);
  });

  it('goes round a hole of a grid, never through it, and not across corners', () => {
    const holes = new Set(['1,1', '0,2', '1,2']);
    const points = [0, 1, 2].flatMap((x) =>
      [0, 1, 2].map((y) => ({
        arm: `${x},${y}`,
        place: [x, y],
        lower: [holes.has(`${x},${y}`) ? -1 : 0],
      })),
    );
    const found = robustRange(points, '0,0', 0.1);
    expect(found).toEqual(['0,0', '0,1', '1,0', '2,0', '2,1', '2,2']);
    const cut = points.map((p) => (p.arm === '2,1' ? { ...p, lower: [-1] } : p));
    expect(robustRange(cut, '0,0', 0.1)).toEqual(['0,0', '0,1', '1,0', '2,0']);
  });
});

describe('simultaneous lower bounds', () => {
  const n = 30;
  const alone = Array.from({ length: n }, (_, i) => i);
  const resamples = drawResamples(n, 999, randomFrom(2));
  const column = (seed: number): number[] => {
    const random = randomFrom(seed);
    return alone.map(() => random.float() - 0.5);
  };

  const boundsOf = (columns: readonly number[][]) =>
    simultaneousLowerBounds(
      columns.map((values) => ({ values, cluster: alone })),
      resamples,
    );

  it('lie further below with more columns, and below each mean', () => {
    const one = boundsOf([column(1)]);
    const many = boundsOf([1, 2, 3, 4, 5, 6].map(column));
    expect(many.means[0]).toBe(one.means[0]);
    expect(many.lower[0]).toBeLessThan(one.lower[0]);
    many.lower.forEach((bound, i) => expect(bound).toBeLessThan(many.means[i]));
  });

  it('are not widened by a column that is equal but for its rounding', () => {
    // 0.1 + 0.2 is not 0.3: a spread of 1e-17 that a resample can be many times off.
    const equal = alone.map((i) => (i % 2 === 0 ? 0.1 + 0.2 : 0.3));
    const one = boundsOf([column(1)]);
    const both = boundsOf([column(1), equal]);
    expect(both.lower[0]).toBe(one.lower[0]);
    expect(both.lower[1]).toBeCloseTo(0.3, 12);
  });

  it('know a column without spread, and nothing of one patient', () => {
    const flat = alone.map(() => 0.25);
    expect(boundsOf([flat, column(1)]).lower[0]).toBe(0.25);
    const single = drawResamples(1, 50, randomFrom(1));
    expect(simultaneousLowerBounds([{ values: [1, 2], cluster: [0, 0] }], single).lower).toEqual([
      -Infinity,
    ]);
  });

  it('cover all true means at once in 93 to 97 % of 400 studies of 40 cases and 5 points', () => {
    const random = randomFrom(77);
    const draws = drawResamples(40, 400, random);
    const cases = Array.from({ length: 40 }, (_, i) => i);
    let covered = 0;
    for (let study = 0; study < 400; study++) {
      const shared = cases.map(() => random.float() - 0.5);
      const columns = Array.from({ length: 5 }, () =>
        shared.map((value) => value + random.float() - 0.5),
      );
      const { lower } = simultaneousLowerBounds(
        columns.map((values) => ({ values, cluster: cases })),
        draws,
      );
      if (lower.every((bound) => bound <= 0)) covered++;
    }
    expect(covered / 400).toBeGreaterThan(0.925);
    expect(covered / 400).toBeLessThan(0.98);
  });
});
