import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ArmResult, CaseResult, PromptYaml, StrategyYaml } from '@atrium/contracts';
import { BitMask } from './bit-mask';
import { RecentSegmentations } from './index';
import { ball, evaluate, image, protocolOf, SIZE, writeCase } from './testing/cases';

// The ball lies on slices 2 to 6 of 8.

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-automatic-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const strategy = (id: string, model: string, prompt: Partial<PromptYaml> = {}): StrategyYaml => ({
  id,
  model,
  prompt: { kind: 'box-per-slice', source: 'automatic', by: 'tiny-unet', ...prompt },
});
const boxes = (id: string, prompt: Partial<PromptYaml> = {}) => strategy(id, 'tiny', prompt);
const tracked = (id: string, prompt: Partial<PromptYaml> = {}) =>
  strategy(id, 'sam2-reduced', { kind: 'box-tracked', ...prompt });

const FIXED = {
  rule: 'fixed-box' as const,
  box: [0.25, 0.2, 0.7, 0.8] as [number, number, number, number],
  slices: [0.25, 0.75] as [number, number],
};
const brightest = (low: number, high: number) => ({
  rule: 'brightest-region' as const,
  ml: [low, high] as [number, number],
});

async function evaluated(strategies: StrategyYaml[], reference = ball()): Promise<CaseResult> {
  return evaluate(folder, await writeCase(folder, { reference }), protocolOf(strategies));
}
const boxesOf = ({ slices }: ArmResult) =>
  slices.flatMap(({ slice, box }) => (box ? [[slice, ...box]] : []));
const none: StrategyYaml = { id: 'whole', model: 'tiny-unet', prompt: { kind: 'none' } };

describe('arms that a model prompts', () => {
  it('are boxes round its mask, slice by slice, that nobody draws', async () => {
    const [whole] = (await evaluated([none])).arms;
    const result = await evaluated([
      boxes('a'),
      boxes('m', { marginPx: 2 }),
      boxes('r', { source: 'reference', by: undefined }),
    ]);
    const [tight, wide, oracle] = result.arms;
    const masked = whole.slices.filter(({ predicted_pixels }) => predicted_pixels > 0);
    expect(boxesOf(tight).map(([slice]) => slice)).toEqual(masked.map(({ slice }) => slice));
    expect(boxesOf(tight)).not.toEqual(boxesOf(oracle));
    expect(tight).toMatchObject({ status: 'completed', prompts: 0, key_slices: [] });
    expect(oracle.prompts).toBe(5);
    const [[, x0, y0, x1, y1]] = boxesOf(tight);
    expect(boxesOf(wide)[0].slice(1)).toEqual([x0 - 2, y0 - 2, x1 + 2, y1 + 2]);
    expect(result).toMatchObject({
      model: 'tiny',
      models: [{ id: 'tiny' }, { id: 'tiny-unet' }],
      encoder_passes: 36 + Math.max(masked.length, 5),
    });
  });

  it('never look at the reference: another one, or none, gives the same prompts and masks', async () => {
    const strategies = [
      boxes('a'),
      boxes('k', { kind: 'box-every-k', every: 2 }),
      boxes('c', { kind: 'box-chained', keySlice: 'middle' }),
      boxes('f', { by: FIXED }),
      boxes('b', { by: brightest(0.2, 20) }),
    ];
    const other = new Uint8Array(ball().length);
    other.set(ball().subarray(0, 3 * SIZE[0] * SIZE[1]), 3 * SIZE[0] * SIZE[1]);
    const files = await writeCase(folder);
    const results = [
      await evaluated(strategies),
      await evaluated(strategies, other),
      await evaluate(folder, { image: files.image, reference: null }, protocolOf(strategies)),
    ];
    const seen = results.map(({ arms }) =>
      arms.map((arm) => [arm.status, arm.mask_sha256, arm.key_slices, boxesOf(arm)]),
    );
    expect(seen[0].every(([status]) => status === 'completed')).toBe(true);
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
    const dice = results.map(({ arms }) => arms[0].metrics?.dice);
    expect(dice[1]).not.toBe(dice[0]);
    expect(dice[2]).toBeNull();
  });

  it('start a tracking: with a box, or with the mask itself', async () => {
    const files = await writeCase(folder);
    const [whole] = (await evaluate(folder, files, protocolOf([none]))).arms;
    const result = await evaluate(
      folder,
      files,
      protocolOf([
        tracked('one', { keySlice: 'largest' }),
        tracked('mask', { kind: 'mask-tracked', keySlice: { index: 4 } }),
        tracked('three', { kind: 'boxes-tracked', keySlices: 3 }),
      ]),
    );
    const [one, mask, three] = result.arms;
    const largest = Math.max(...whole.slices.map(({ predicted_pixels }) => predicted_pixels));
    const key = whole.slices.find(({ slice }) => slice === one.key_slices[0]);
    expect(key?.predicted_pixels).toBe(largest);
    expect(one).toMatchObject({ status: 'completed', prompts: 0 });
    expect(three.key_slices).toHaveLength(3);
    const drawn = whole.slices.find(({ slice }) => slice === 4)?.predicted_pixels ?? 0;
    const kept = mask.slices.find(({ slice }) => slice === 4);
    expect(kept).toMatchObject({ prompted: true, object_score: 10, box: null });
    // A mask passes through the square of the model: its edge may move by a pixel.
    expect(Math.abs((kept?.predicted_pixels ?? 0) - drawn) / drawn).toBeLessThan(0.1);
  });

  it('are kept to the reference’s range when the protocol says so, and excluded where there is none', async () => {
    const short = ball();
    short.fill(0, 5 * SIZE[0] * SIZE[1]);
    const [free, limited] = (
      await evaluated([boxes('a'), boxes('l', { zRange: 'reference' })], short)
    ).arms;
    expect(boxesOf(free).map(([slice]) => slice)).toEqual(expect.arrayContaining([5, 6]));
    expect(boxesOf(limited).map(([slice]) => slice)).toEqual([2, 3, 4]);
    const files = await writeCase(folder);
    const protocol = protocolOf([boxes('a'), boxes('l', { zRange: 'reference' })]);
    const without = await evaluate(folder, { image: files.image, reference: null }, protocol);
    expect(without.arms).toMatchObject([
      { arm: 'a', status: 'completed' },
      { arm: 'l', status: 'excluded', error: { code: 'NO_REFERENCE' } },
    ]);
    expect(without.has_reference).toBe(false);
  });

  it('fail where the source finds nothing, and no other arm does', async () => {
    const flat = Int16Array.from({ length: image().length }, (_, i) => 300 + ((i * 31) % 83));
    const protocol = protocolOf([
      boxes('a'),
      boxes('b', { by: brightest(900, 901) }),
      boxes('f', { by: FIXED }),
    ]);
    const result = await evaluate(folder, await writeCase(folder, { image: flat }), protocol);
    expect(result.arms).toMatchObject([
      {
        arm: 'a',
        status: 'failed',
        error: {
          code: 'PROMPT_EMPTY',
          message:
            'the model tiny-unet found nothing; expected at least one voxel to draw prompts from',
        },
      },
      { arm: 'b', status: 'failed', error: { code: 'PROMPT_EMPTY' } },
      { arm: 'f', status: 'completed' },
    ]);
    expect(result.has_reference).toBe(true);
  });

  it('share a mask that was found before, and count what it took', async () => {
    const files = await writeCase(folder);
    const strategies = [tracked('t'), tracked('b', { kind: 'box-per-slice' })];
    const first = await evaluate(folder, files, protocolOf(strategies));
    const [, { sha256 }] = first.models ?? [];
    const segmentations = new RecentSegmentations(2);
    const tight = [10, 8, 12, 9] as const;
    segmentations.set(`${first.image_sha256}/${sha256}/cpu`, {
      mask: new BitMask(SIZE),
      labelled: [{ slice: 3, pixels: 6, tight }],
      seconds: 1000,
      runs: 36,
    });
    const progress: string[] = [];
    const again = await evaluate(folder, files, protocolOf(strategies), {
      segmentations,
      onProgress: ({ phase }) => progress.push(phase),
    });
    expect(progress).not.toContain('encoding');
    for (const arm of again.arms) {
      expect(boxesOf(arm)).toEqual([[3, ...tight]]);
      expect(arm.model_seconds).toBeGreaterThan(1000);
      expect(arm.model_seconds).toBeLessThan(1100);
    }
    const remembering = new RecentSegmentations(2);
    for (const phases of [['encoding'], []]) {
      const told: string[] = [];
      await evaluate(folder, files, protocolOf(strategies), {
        segmentations: remembering,
        onProgress: ({ phase }) => phase === 'encoding' && told.push(phase),
      });
      expect([...new Set(told)]).toEqual(phases);
    }
  });
});

describe('arms that a rule prompts', () => {
  it('are one box on a share of the slices', async () => {
    const [arm] = (await evaluated([boxes('f', { by: FIXED })])).arms;
    // Of 40 x 30 x 8 voxels: columns 10 to 27, rows 6 to 23, slices 2 to 5.
    expect(boxesOf(arm)).toEqual([2, 3, 4, 5].map((slice) => [slice, 10, 6, 27, 23]));
    expect(arm).toMatchObject({ status: 'completed', prompts: 0 });
  });

  it('are boxes round the brightest region, that need no model', async () => {
    const result = await evaluated([boxes('b', { by: brightest(0.5, 5) })]);
    expect(result.models).toMatchObject([{ id: 'tiny' }]);
    const middle = boxesOf(result.arms[0]).find(([slice]) => slice === 4);
    // The ball's tight box is 9, 5, 27, 23; blocks of 2 x 2 x 1 voxels.
    expect(middle?.slice(1).every((side, i) => Math.abs(side - [9, 5, 27, 23][i]) <= 2)).toBe(true);
  });
});
