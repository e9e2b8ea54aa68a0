import { endpointOf, groupBy, robustRangeAnswerSchema, type ProtocolYaml } from '@atrium/contracts';
import { randomFrom } from '@atrium/statistics';
import { answerRobustRanges, silenced } from './robust';
import { sweepGrid } from './sweep-grid';
import type { AnalysedRow } from './values';

const strategies: ProtocolYaml['strategies'] = [
  {
    id: 'grid',
    model: 'm',
    prompt: { kind: 'box-per-slice', source: 'reference' },
    sweep: { marginPx: [0, 2, 4, 8], scale: [1, 1.2] },
  },
];
const GRID = sweepGrid({ strategies }, 'grid');
const ASKED = { strategy: 'grid', nominal: 'grid~m2~s1', loss: 0.02 };

/** What a point loses against the nominal one: a hundredth a step of margin at one site, two at the other; scale costs a tenth. */
const lossOf = (arm: string, site: string): number => {
  const [, margin, scale] = /~m(\d+)~s(.+)/.exec(arm) ?? [];
  const steps = Math.abs([0, 2, 4, 8].indexOf(Number(margin)) - 1);
  return steps * (site === 'south' ? 0.015 : 0.005) + (scale === '1.2' ? 0.1 : 0);
};

const rows = (cases = 20): AnalysedRow[] =>
  ['north', 'south'].flatMap((site) =>
    Array.from({ length: cases }, (_, i) =>
      GRID.points.map(({ arms: [arm] }): AnalysedRow => ({
        caseId: `${site}-${i}`,
        casePosition: i,
        site,
        patient: `p${i}`,
        arm,
        status: 'completed',
        errorCode: null,
        value: 0.9 - lossOf(arm, site) + 0.002 * Math.sin(7 * i + arm.charCodeAt(6)),
        isCompared: true,
      })),
    ).flat(),
  );

const answer = (given: AnalysedRow[], asked = ASKED, endpoint = 'dice') => {
  const sites = groupBy(given, ({ site }) => site);
  const found = answerRobustRanges([asked], [GRID], sites, endpointOf(endpoint), randomFrom(3)).map(
    (one) => silenced(one, () => null),
  );
  found.forEach((one) =>
    expect(robustRangeAnswerSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one),
  );
  return found[0];
};

it('lays a sweep out as a grid, in protocol order', () => {
  expect(GRID.points).toHaveLength(8);
  expect(GRID.points[3]).toEqual({ arms: ['grid~m2~s1.2'], place: [1, 1, 0, 0, 0] });
  const jittered = [
    {
      ...strategies[0],
      sweep: { marginPx: [0, 2] },
      prompt: {
        kind: 'box-per-slice' as const,
        source: 'reference' as const,
        jitter: { unit: 'px' as const, amount: 1, repetitions: 2 },
      },
    },
  ];
  expect(sweepGrid({ strategies: jittered }, 'grid').points).toEqual([
    { arms: ['grid~m0~r1', 'grid~m0~r2'], place: [0, 0, 0, 0, 0] },
    { arms: ['grid~m2~r1', 'grid~m2~r2'], place: [1, 0, 0, 0, 0] },
  ]);
});

it('keeps the rounds of corrections apart: they are no repetitions', () => {
  const corrected = [
    {
      ...strategies[0],
      sweep: { marginPx: [0, 2] },
      prompt: { kind: 'box-tracked' as const, source: 'reference' as const, rounds: 1 },
    },
  ];
  const { points } = sweepGrid({ strategies: corrected }, 'grid');
  expect(points.map(({ arms }) => arms)).toEqual([
    ['grid~m0~i0'],
    ['grid~m0~i1'],
    ['grid~m2~i0'],
    ['grid~m2~i1'],
  ]);
});

it('holds the points that lose less than was declared at every site', () => {
  const { range, nominal, points } = answer(rows());
  expect(nominal).toBe('grid~m2~s1');
  expect(range).toEqual(['grid~m0~s1', 'grid~m2~s1', 'grid~m4~s1']);
  const far = points.find(({ arm }) => arm === 'grid~m8~s1');
  expect(far?.sites.map(({ difference }) => difference)).toEqual([
    expect.closeTo(-0.01, 2),
    expect.closeTo(-0.03, 2),
  ]);
  for (const { lower, difference } of far?.sites ?? [])
    expect(lower).toBeLessThan(difference ?? -1);
  expect(answer(rows(), { ...ASKED, loss: 0.05 }).range).toContain('grid~m8~s1');
  expect(answer(rows(), { ...ASKED, loss: 0.2 }).range).toHaveLength(8);
});

it('counts a failure of the method, and leaves a case that lacks a point out', () => {
  const failed = rows().map((row, i) =>
    row.arm === 'grid~m4~s1' && i % 3 === 0
      ? { ...row, status: 'failed' as const, errorCode: 'PROMPT_EMPTY', value: null }
      : row,
  );
  expect(answer(failed).range).toEqual(['grid~m0~s1', 'grid~m2~s1']);
  const broken = rows().filter(({ arm, caseId }) => arm !== 'grid~m0~s1' || caseId !== 'north-0');
  expect(answer(broken).points[0].sites.map(({ n }) => n)).toEqual([19, 20]);
});

it('keeps the bounds of points beside one at which nearly every case failed', () => {
  const bad = (points: AnalysedRow[]) =>
    points.map((row) =>
      row.arm === 'grid~m0~s1' && row.casePosition > 2
        ? { ...row, status: 'failed' as const, errorCode: 'PROMPT_EMPTY', value: null }
        : row,
    );
  const { points, range } = answer(bad(rows(40)));
  const lowerOf = (arm: string) =>
    points.find((point) => point.arm === arm)?.sites.map(({ lower }) => lower);
  expect(lowerOf('grid~m0~s1')).toContain(null);
  expect(lowerOf('grid~m4~s1')).not.toContain(null);
  expect(range).toContain('grid~m4~s1');
});

it('says nothing of one case, and the range is the nominal point alone', () => {
  const { range, points } = answer(rows(1));
  expect(range).toEqual(['grid~m2~s1']);
  expect(points[0].sites[0].lower).toBeNull();
});

it('turns distances: what is farther is worse', () => {
  const distances = rows().map((row) => ({ ...row, value: 10 - 9 * (row.value ?? 0) }));
  expect(answer(distances, { ...ASKED, loss: 0.2 }, 'hd95_mm').range).toEqual([
    'grid~m0~s1',
    'grid~m2~s1',
    'grid~m4~s1',
  ]);
});

it('finds the optimum along each axis of three points or more, by a unimodal fit', () => {
  const { optima } = answer(rows());
  expect(optima.map(({ axis, site, n, best }) => [axis, site, n, best])).toEqual([
    ['margin', 'north', 20, 'grid~m2~s1'],
    ['margin', 'south', 20, 'grid~m2~s1'],
  ]);
  const [{ arms, means, fitted }] = optima;
  expect(arms).toEqual(['grid~m0~s1', 'grid~m2~s1', 'grid~m4~s1', 'grid~m8~s1']);
  // Unimodal as they are: the fit is the means themselves.
  fitted.forEach((value, i) => expect(value).toBeCloseTo(means[i], 12));
  expect(means[1]).toBeCloseTo(0.9, 2);
});

it('finds the least of distances, and pools what goes up and down', () => {
  const turned = rows().map((row) => ({ ...row, value: 1 - (row.value ?? 0) }));
  expect(answer(turned, ASKED, 'hd95_mm').optima[0].best).toBe('grid~m2~s1');
  const dented = rows().map((row) =>
    row.arm === 'grid~m4~s1' ? { ...row, value: (row.value ?? 0) - 0.2 } : row,
  );
  const [{ fitted, best }] = answer(dented).optima;
  expect(best).toBe('grid~m2~s1');
  expect(fitted[2]).toBeCloseTo(fitted[3], 12);
});

it('has no bound of so few patients that it was not shown to hold', () => {
  const { points, range } = answer(rows(3));
  expect(range).toEqual([ASKED.nominal]);
  expect(points.flatMap(({ sites }) => sites.map(({ lower }) => lower))).toEqual(
    points.flatMap(({ sites }) => sites.map(() => null)),
  );
  expect(points[0].sites[0].difference).toBeLessThan(0);
});

it('keeps a point out of the range at which a distance is undefined now and then', () => {
  const distances = rows().map((row) => ({
    ...row,
    value: row.arm === 'grid~m4~s1' && row.caseId === 'north-3' ? null : 10 - 5 * (row.value ?? 0),
  }));
  const found = answer(distances, { ...ASKED, loss: 1 }, 'hd95_mm');
  expect(found.range).not.toContain('grid~m4~s1');
  const north = (arm: string) => found.points.find((point) => point.arm === arm)?.sites[0];
  expect(north('grid~m4~s1')).toMatchObject({ n: 20, difference: null, lower: null });
  expect(north('grid~m0~s1')?.n).toBe(20);
  expect(found.range).toContain('grid~m0~s1');
});
