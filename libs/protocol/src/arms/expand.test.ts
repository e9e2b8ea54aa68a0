import type { ProtocolYaml, StrategyYaml } from '@atrium/contracts';
import fc from 'fast-check';
import { expandArms } from './expand';

const protocolOf = (
  strategies: StrategyYaml[],
  rest: Partial<ProtocolYaml> = {},
): ProtocolYaml => ({
  schema: 'atrium/protocol@1',
  name: 'test',
  target: { name: 'left atrium', label: 1 },
  seed: 1,
  strategies,
  ...rest,
});

const boxes = (id: string, prompt: Partial<StrategyYaml['prompt']> = {}): StrategyYaml => ({
  id,
  model: 'litemedsam',
  prompt: { kind: 'box-per-slice', source: 'reference', ...prompt },
});

const ids = (protocol: ProtocolYaml) => expandArms(protocol).map(({ id }) => id);

describe('expandArms', () => {
  it('names the arms of the sweep in CONTRACTS as it does there', () => {
    const sweep = {
      scale: [0.8, 1, 1.2],
      offset: { unit: 'fraction' as const, x: [-0.1, 0, 0.1], y: [0] },
    };
    const arms = ids(protocolOf([{ ...boxes('boxes-grid'), sweep }]));
    expect(arms).toHaveLength(9);
    expect(arms[0]).toBe('boxes-grid~s0.8~x-0.1~y0');
    expect(arms[8]).toBe('boxes-grid~s1.2~x0.1~y0');
  });

  it('orders margin, scale, x, y and repetition', () => {
    const jitter = { unit: 'px' as const, amount: 2, repetitions: 2 };
    const sweep = {
      marginMm: [0, 1.5],
      scale: [1],
      offset: { unit: 'px' as const, x: [0], y: [1] },
    };
    expect(ids(protocolOf([{ ...boxes('n', { jitter }), sweep }]))).toEqual([
      'n~m0~s1~x0~y1~r1',
      'n~m0~s1~x0~y1~r2',
      'n~m1.5~s1~x0~y1~r1',
      'n~m1.5~s1~x0~y1~r2',
    ]);
  });

  it('counts repetitions from 1 with jitter, and is 1 without', () => {
    const jitter = { unit: 'fraction' as const, amount: 0.1, repetitions: 3 };
    const arms = expandArms(protocolOf([boxes('boxes-noise', { jitter }), boxes('b')]));
    expect(arms.map(({ id, repetition }) => [id, repetition])).toEqual([
      ['boxes-noise~r1', 1],
      ['boxes-noise~r2', 2],
      ['boxes-noise~r3', 3],
      ['b', 1],
    ]);
    expect(arms[0].prompt.jitter).toEqual({ unit: 'fraction', amount: 0.1 });
  });

  it('gives an arm for the state before the first round and after each', () => {
    const strategy = boxes('track', { kind: 'box-tracked', rounds: 2 });
    const arms = expandArms(protocolOf([strategy]));
    expect(arms.map(({ id, prompt }) => [id, prompt.rounds])).toEqual([
      ['track~i0', undefined],
      ['track~i1', 1],
      ['track~i2', 2],
    ]);
  });

  it('fills in every default', () => {
    const [arm] = expandArms(protocolOf([boxes('b')]));
    expect(arm).toEqual({
      id: 'b',
      strategy: 'b',
      model: 'litemedsam',
      repetition: 1,
      prompt: {
        kind: 'box-per-slice',
        source: 'reference',
        zRange: 'reference',
        margin: { unit: 'px', value: 0 },
        scale: 1,
        offset: { unit: null, x: 0, y: 0 },
      },
      postprocess: [],
      keepMask: true,
    });
  });

  it.each([
    ['box-per-slice', 'reference', 'reference', undefined],
    ['box-every-k', 'reference', 'reference', undefined],
    ['box-per-slice', 'automatic', 'full', undefined],
    ['box-tracked', 'reference', 'full', 'largest'],
    ['boxes-tracked', 'reference', 'full', undefined],
    ['box-chained', 'reference', 'full', 'largest'],
  ] as const)('%s from %s carries zRange %s and key slice %s', (kind, source, zRange, keySlice) => {
    const [arm] = expandArms(protocolOf([boxes('b', { kind, source })]));
    expect(arm.prompt).toMatchObject({ zRange });
    expect(arm.prompt.keySlice).toBe(keySlice);
  });

  it('gives kind none the source none', () => {
    const strategy = { id: 'u', model: 'unet', prompt: { kind: 'none' as const } };
    const [arm] = expandArms(protocolOf([strategy]));
    expect(arm.prompt).toMatchObject({ source: 'none', zRange: 'full' });
  });

  it('keeps all masks, none, or those named', () => {
    const strategies = [boxes('a'), boxes('b')];
    const kept = (masks: ProtocolYaml['masks']) =>
      expandArms(protocolOf(strategies, { masks })).map(({ keepMask }) => keepMask);
    expect(kept(undefined)).toEqual([true, true]);
    expect(kept('none')).toEqual([false, false]);
    expect(kept(['b'])).toEqual([false, true]);
  });

  it('lets a strategy override the post-processing', () => {
    const step = { kind: 'largest-component' as const, connectivity: 26 as const };
    const strategies = [boxes('a'), { ...boxes('b'), postprocess: [] }];
    const arms = expandArms(protocolOf(strategies, { postprocess: [step] }));
    expect(arms.map(({ postprocess }) => postprocess)).toEqual([[step], []]);
  });

  it('gives every point of every sweep an id of its own', () => {
    const values = fc.uniqueArray(fc.double({ noNaN: true, noDefaultInfinity: true }), {
      minLength: 1,
      maxLength: 4,
      // -0 and 0 print alike; the protocol's rules refuse a value named twice.
      selector: String,
    });
    fc.assert(
      fc.property(values, values, values, (m, x, y) => {
        const sweep = { marginPx: m, offset: { unit: 'px' as const, x, y } };
        const arms = ids(protocolOf([{ ...boxes('a'), sweep }, boxes('b')]));
        expect(new Set(arms).size).toBe(m.length * x.length * y.length + 1);
      }),
    );
  });
});
