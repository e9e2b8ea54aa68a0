import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ArmResult, CaseResult, StrategyYaml } from '@atrium/contracts';
import { labelledSlices } from '@atrium/prompts';
import { ball, evaluate, protocolOf, SIZE, writeCase } from './testing/cases';

// The ball lies on slices 2 to 6 of 8; slices are 2 mm apart.

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-track-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const strategy = (
  id: string,
  kind: StrategyYaml['prompt']['kind'],
  prompt: Partial<StrategyYaml['prompt']> = {},
): StrategyYaml => ({
  id,
  model: 'sam2-reduced',
  prompt: { kind, source: 'reference', ...prompt },
});

const evaluated = async (strategies: StrategyYaml[], reference = ball()): Promise<CaseResult> =>
  evaluate(folder, await writeCase(folder, { reference }), protocolOf(strategies));

const arm = (result: CaseResult, id: string): ArmResult => {
  const found = result.arms.find((one) => one.arm === id);
  if (!found) throw new Error(`no arm ${id}`);
  return found;
};
const prompted = ({ slices }: ArmResult) =>
  slices.filter((one) => one.prompted).map(({ slice }) => slice);
const scored = ({ slices }: ArmResult) =>
  slices.filter(({ object_score }) => object_score !== null).map(({ slice }) => slice);

describe('tracked arms', () => {
  it('are measured on every slice, with scores and the distance to their key slice', async () => {
    const result = await evaluated([strategy('one', 'box-tracked', { marginPx: 1 })]);
    const one = arm(result, 'one');
    expect(one).toMatchObject({ status: 'completed', prompts: 1, key_slices: [4] });
    expect(scored(one)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(prompted(one)).toEqual([4]);
    expect(one.slices.map(({ distance_mm }) => distance_mm)).toEqual([8, 6, 4, 2, 0, 2, 4, 6]);
    expect(one.slices[4].box).toEqual([8, 4, 28, 24]);
    expect(one.slices[3].box).toBeNull();
    expect(one.slices.every(({ predicted_iou }) => predicted_iou !== null)).toBe(true);
    expect(one.model_seconds).toBeGreaterThan(0);
    expect(result).toMatchObject({ encoder_passes: 8, decodings: 8, provider: 'cpu' });
  });

  it.each([
    ['largest', 4],
    ['first', 2],
    ['middle', 4],
    ['last', 6],
    [{ index: 3 }, 3],
  ] as const)('begin at the key slice %j', async (keySlice, slice) => {
    const one = arm(await evaluated([strategy('k', 'box-tracked', { keySlice })]), 'k');
    expect([one.key_slices, prompted(one)]).toEqual([[slice], [slice]]);
  });

  it('fail on a key slice without the object, or that does not exist, and no other arm does', async () => {
    const result = await evaluated([
      strategy('empty', 'box-tracked', { keySlice: { index: 0 } }),
      strategy('beyond', 'mask-tracked', { keySlice: { index: 99 } }),
      strategy('good', 'mask-tracked'),
    ]);
    expect(result.arms).toMatchObject([
      { arm: 'empty', status: 'failed', error: { code: 'PROMPT_INVALID' } },
      { arm: 'beyond', status: 'failed', error: { code: 'PROMPT_INVALID' } },
      { arm: 'good', status: 'completed' },
    ]);
  });

  it('share one encoder pass a slice, though each counts its own', async () => {
    const kinds = [
      strategy('one', 'box-tracked'),
      strategy('three', 'boxes-tracked', { keySlices: 3 }),
      strategy('mask', 'mask-tracked'),
      strategy('slices', 'box-per-slice'),
      strategy('chain', 'box-chained', { zRange: 'reference' }),
    ];
    const result = await evaluated(kinds);
    expect(result.encoder_passes).toBe(8);
    expect(arm(result, 'three')).toMatchObject({ prompts: 3, key_slices: [2, 4, 6] });
    expect(prompted(arm(result, 'three'))).toEqual([2, 4, 6]);
    const distances = arm(result, 'three').slices.map(({ distance_mm }) => distance_mm);
    expect(distances).toEqual([4, 2, 0, 2, 0, 2, 0, 2]);
    expect(arm(result, 'mask')).toMatchObject({ prompts: 1, key_slices: [4] });
    expect(arm(result, 'slices')).toMatchObject({ prompts: 5, key_slices: [] });
    expect(scored(arm(result, 'slices'))).toEqual([2, 3, 4, 5, 6]);
    expect(arm(result, 'chain')).toMatchObject({ prompts: 1, key_slices: [4] });
    const masks = result.arms.map(({ mask_sha256 }) => mask_sha256);
    expect(new Set(masks).size).toBeGreaterThan(2);
  });

  it('keep the contour that was drawn on the key slice', async () => {
    const key = arm(await evaluated([strategy('mask', 'mask-tracked')]), 'mask').slices[4];
    expect(key).toMatchObject({ slice: 4, prompted: true, box: null, object_score: 10 });
    expect(key.dice).toBeGreaterThan(0.95);
  });

  it('say where the mask is lost, over-runs or misses, from the rows of their slices', async () => {
    const one = arm(await evaluated([strategy('one', 'box-tracked')]), 'one');
    const labelled = one.slices.filter(({ reference_pixels }) => (reference_pixels ?? 0) > 0);
    const held = labelled.filter(({ dice }) => (dice ?? 0) >= 0.7);
    expect(labelled.map(({ slice }) => slice)).toEqual([2, 3, 4, 5, 6]);
    expect(one.drift).toMatchObject({ stability: held.length / 5 });
    const outside = one.slices.filter(({ slice }) => slice < 2 || slice > 6);
    expect(one.drift?.slices_overrun).toBe(
      outside.filter(({ predicted_pixels }) => predicted_pixels > 0).length,
    );
  });

  it('stay within the labelled range when the protocol says so', async () => {
    const one = strategy('one', 'box-tracked', { zRange: 'reference' });
    expect(scored(arm(await evaluated([one]), 'one'))).toEqual([2, 3, 4, 5, 6]);
  });

  it('stop where the score falls below the threshold', async () => {
    const stop = { objectScore: 1e6 };
    const one = arm(await evaluated([strategy('one', 'box-tracked', { stop })]), 'one');
    expect(scored(one)).toEqual([3, 4, 5]);
    const predicted = one.slices.filter(({ predicted_pixels }) => predicted_pixels > 0);
    expect(predicted.every(({ slice }) => slice === 4)).toBe(true);
  });

  it('move their boxes as the sweep and the jitter say', async () => {
    const jitter = { unit: 'px', amount: 2, repetitions: 2 } as const;
    const sweep = { scale: [0.8, 1.2], offset: { unit: 'px' as const, x: [3], y: [0] } };
    const result = await evaluated([
      { ...strategy('s', 'box-tracked'), sweep },
      strategy('j', 'box-tracked', { jitter }),
    ]);
    expect(arm(result, 's~s0.8~x3~y0').slices[4].box).toEqual([13.8, 6.8, 28.2, 21.2]);
    expect(arm(result, 'j~r1').slices[4].box).not.toEqual(arm(result, 'j~r2').slices[4].box);
  });
});

describe('rounds', () => {
  const least = ({ slices }: ArmResult): number => {
    const open = slices.filter((one) => (one.reference_pixels ?? 0) > 0 && !one.prompted);
    const worst = open.reduce((a, b) => ((b.dice ?? 0) < (a.dice ?? 0) ? b : a));
    return worst.slice;
  };

  it('add a tight box on the worst slice, and track all of them again', async () => {
    const result = await evaluated([strategy('r', 'box-tracked', { rounds: 2, marginPx: 2 })]);
    const arms = [0, 1, 2].map((i) => arm(result, `r~i${i}`));
    expect(arms.map(({ prompts }) => prompts)).toEqual([1, 2, 3]);
    for (const i of [0, 1]) {
      const worst = least(arms[i]);
      expect(arms[i + 1].key_slices).toEqual([...arms[i].key_slices, worst]);
      expect(arms[i + 1].slices.find(({ slice }) => slice === worst)?.prompted).toBe(true);
    }
    const [, first] = arms[1].key_slices;
    const { tight } = labelledSlices(ball(), SIZE).find(({ slice }) => slice === first) ?? {};
    expect(arms[1].slices.find(({ slice }) => slice === first)?.box).toEqual(tight);
    expect(arms[1].slices.find(({ slice }) => slice === 4)?.box).toEqual([7, 3, 29, 25]);
    expect(result).toMatchObject({ encoder_passes: 8, decodings: 24 });
  });

  it('are the same as the prompts of an arm without rounds, at first', async () => {
    const result = await evaluated([
      strategy('r', 'box-tracked', { rounds: 1 }),
      strategy('plain', 'box-tracked'),
    ]);
    expect(arm(result, 'r~i0').mask_sha256).toBe(arm(result, 'plain').mask_sha256);
    expect(arm(result, 'r~i0').slices).toEqual(arm(result, 'plain').slices);
    const [before, after] = [0, 1].map((i) => arm(result, `r~i${i}`).model_seconds ?? 0);
    expect(after).toBeGreaterThan(before);
  });

  it('end when no labelled slice is left', async () => {
    const only = new Uint8Array(ball().length);
    const area = SIZE[0] * SIZE[1];
    only.set(ball().subarray(4 * area, 6 * area), 4 * area);
    const result = await evaluated([strategy('r', 'mask-tracked', { rounds: 3 })], only);
    const arms = [0, 1, 2, 3].map((i) => arm(result, `r~i${i}`));
    expect(arms.map(({ prompts }) => prompts)).toEqual([1, 2, 2, 2]);
    expect(arms[3].mask_sha256).toBe(arms[1].mask_sha256);
  });
});
