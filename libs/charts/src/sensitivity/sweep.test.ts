import { arm, summary } from '../testing/rows';
import { sweepCells } from './cells';
import { nominalPoint, sweepsOf } from './sweep';

const at = (scale: number, x: number) =>
  arm(`grid~s${scale}~x${x}`, { scale, offset: { unit: 'fraction', x, y: 0 } });
const ARMS = [at(0.8, -0.1), at(0.8, 0), at(1, -0.1), at(1, 0), arm('single')];

describe('sweepsOf', () => {
  it('finds what is swept, over which values', () => {
    const sweeps = sweepsOf(ARMS);
    expect(sweeps).toHaveLength(1);
    expect(sweeps[0]).toMatchObject({
      strategy: 'grid',
      swept: ['scale', 'x'],
      values: { scale: [0.8, 1], x: [-0.1, 0], margin: [0], y: [0] },
    });
    expect(sweeps[0].labels.x).toBe('Offset to the left (fraction of the box)');
  });

  it('keeps the rounds of corrections apart', () => {
    const rounds = [0, 1].flatMap((i) =>
      [0, 3].map((value) =>
        arm(`grid~m${value}~i${i}`, { margin: { unit: 'px', value }, ...(i > 0 && { rounds: i }) }),
      ),
    );
    const sweeps = sweepsOf(rounds);
    expect(sweeps.map(({ name }) => name)).toEqual(['grid~i0', 'grid~i1']);
    expect(sweeps.map(({ strategy }) => strategy)).toEqual(['grid', 'grid']);
    expect(sweeps[1].arms.map(({ id }) => id)).toEqual(['grid~m0~i1', 'grid~m3~i1']);
  });

  it('holds what is not shown where the box changes least', () => {
    expect(nominalPoint(sweepsOf(ARMS)[0])).toEqual({ margin: 0, scale: 1, x: 0, y: 0 });
  });
});

describe('sweepCells', () => {
  const [sweep] = sweepsOf(ARMS);
  const summaries = ARMS.map(({ id }, i) => summary('s', id, 0.5 + i / 10));

  it('gives each point of the free dimensions its median', () => {
    const cells = sweepCells(sweep, summaries, 's', ['scale'], nominalPoint(sweep));
    expect(cells.map(({ point, median, n }) => [point.scale, median, n])).toEqual([
      [0.8, 0.6, 4],
      [1, 0.8, 4],
    ]);
  });

  it('has empty cells for a site without results', () => {
    const cells = sweepCells(sweep, summaries, 'other', ['scale', 'x'], nominalPoint(sweep));
    expect(cells.map(({ n, median }) => [n, median])).toEqual(Array(4).fill([0, null]));
  });

  it('takes the mean over the repetitions of a jitter', () => {
    const noisy = [
      arm('n~m0~r1'),
      arm('n~m0~r2', {}, 2),
      arm('n~m5~r1', { margin: { unit: 'px', value: 5 } }),
    ];
    const [jittered] = sweepsOf(noisy);
    const rows = [summary('s', 'n~m0~r1', 0.7), summary('s', 'n~m0~r2', 0.9)];
    const [first] = sweepCells(jittered, rows, 's', ['margin'], nominalPoint(jittered));
    expect(first).toMatchObject({ n: 8, arms: ['n~m0~r1', 'n~m0~r2'] });
    expect(first.median).toBeCloseTo(0.8);
  });
});
