import { arm, filter, summary } from '../testing/rows';
import { describeMetric } from '../metric/describe';
import { effortPoints, effortSeries } from './data';
import { effortSentence } from './sentence';

const tracked = (id: string, prompt: Parameters<typeof arm>[1]) =>
  arm(id, { kind: 'box-tracked', zRange: 'full', ...prompt });

const ARMS = [
  tracked('rounds~i0', {}),
  tracked('rounds~i1', { rounds: 1 }),
  tracked('rounds~i2', { rounds: 2 }),
  tracked('mask~i0', { kind: 'mask-tracked' }),
  tracked('mask~i1', { kind: 'mask-tracked', rounds: 1 }),
  arm('slices'),
  tracked('auto', { source: 'automatic' }),
  arm('unet', { kind: 'none', source: 'none' }),
];

const rows = (site: string) =>
  ARMS.map(({ id, prompt }, i) =>
    summary(site, id, 0.8 + i / 100, {
      prompts: prompt.source === 'reference' ? 1 + (prompt.rounds ?? 0) : 0,
      prompt_source: prompt.source,
    }),
  );

const series = effortSeries(effortPoints(ARMS, [...rows('a'), ...rows('b')]));
const arms = (site: string) =>
  series.filter((one) => one.site === site).map(({ points }) => points.map((point) => point.arm));

it('joins the rounds of one arm at one site, and nothing else', () => {
  expect(
    series.filter(({ isJoined }) => isJoined).map(({ site, points }) => [site, points.length]),
  ).toEqual([
    ['a', 3],
    ['b', 3],
  ]);
});

it('keeps units, sources and sites apart', () => {
  const expected = [
    ['rounds~i0', 'rounds~i1', 'rounds~i2'],
    ['slices'],
    ['auto'],
    ['unet'],
    ['mask~i0'],
    ['mask~i1'],
  ];
  expect(arms('a')).toEqual(expected);
  expect(arms('b')).toEqual(expected);
});

it('names what a person drew: a mask that is corrected takes boxes besides', () => {
  const units = new Map(
    series.flatMap(({ points }) => points.map((point) => [point.arm, point.unit])),
  );
  expect(Object.fromEntries(units)).toEqual({
    'rounds~i0': 'boxes',
    'rounds~i1': 'boxes',
    'rounds~i2': 'boxes',
    'mask~i0': 'masks',
    'mask~i1': 'a mask and boxes',
    slices: 'boxes',
    auto: 'none',
    unet: 'none',
  });
  expect(
    series
      .filter(({ isMask }) => isMask)
      .flatMap(({ points }) => points)
      .map((p) => p.arm),
  ).toEqual(['mask~i0', 'mask~i1', 'mask~i0', 'mask~i1']);
});

it('says where arms are not like for like, before any of them has a point', () => {
  const of = (arms: typeof ARMS) =>
    effortSentence({ metric: describeMetric('dice'), points: [], arms, filter: filter(), from: 0 });
  const [rounds] = ARMS;
  expect(of([rounds])).not.toContain('like for like');
  expect(of([rounds, arm('slices')])).toContain(
    'Not like for like: an arm with † stops at the labelled range',
  );
});
