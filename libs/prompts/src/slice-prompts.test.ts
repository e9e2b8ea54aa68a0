import { armPromptSchema, type ArmPrompt, type Box } from '@atrium/contracts';
import fixture from '../fixtures/boxes.json';
import { chainedBox, labelledSlices, slicePrompts, tightBox, uniform } from './index';

// Pinned to tools/python/reference/prompts.py, which computes the same rules a second time.

const grid = {
  size: [fixture.size[0], fixture.size[1], fixture.size[2]],
  spacing: [fixture.spacing[0], fixture.spacing[1], fixture.spacing[2]],
} as const;
const context = { seed: fixture.seed, caseId: fixture.case };
const mask = new Uint8Array(grid.size[0] * grid.size[1] * grid.size[2]);
for (const i of fixture.labelled) mask[i] = 1;
const labelled = labelledSlices(mask, grid.size);

const prompt = (change: Partial<ArmPrompt> = {}): ArmPrompt => ({
  kind: 'box-per-slice',
  source: 'reference',
  zRange: 'reference',
  margin: { unit: 'px', value: 0 },
  scale: 1,
  offset: { unit: null, x: 0, y: 0 },
  ...change,
});
const promptsOf = (change: Partial<ArmPrompt>, repetition = 1) =>
  slicePrompts(
    { prompt: prompt(change), repetition },
    { source: 'reference', labelled },
    grid,
    context,
  );
const valueOf = <T>(result: { ok: true; value: T } | { ok: false; issue: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.issue));
  return result.value;
};

describe('uniform', () => {
  it.each(fixture.draws)('draws $value', ({ parts, value }) => {
    expect(uniform(...parts)).toBe(value);
  });
});

describe('labelledSlices', () => {
  it('lists non-empty slices inferior to superior, one tight box round all components', () => {
    expect(labelled.map(({ slice }) => slice)).toEqual([2, 3, 4, 5, 7, 8, 9, 10]);
    expect(labelled[2].tight).toEqual([11, 2, 32, 18]);
  });

  it('finds no box on an empty slice', () => {
    expect(tightBox(new Uint8Array(12), 4, 3)).toBeNull();
  });
});

describe('slicePrompts', () => {
  it.each(fixture.arms.map((expected) => [JSON.stringify(expected.arm), expected] as const))(
    '%s',
    (_, { arm, drawn, boxes }) => {
      const parsed = armPromptSchema.parse({ ...prompt(), ...arm });
      const found = valueOf(promptsOf(parsed, arm.repetition));
      expect([...found.drawn].sort((a, b) => a - b)).toEqual(drawn);
      expect([...found.boxes.keys()]).toEqual(boxes.map(([slice]) => slice));
      const sides = [...found.boxes.values()].flat();
      const expected = boxes.map(([, box]) => box).flat();
      sides.forEach((side, i) => expect(side).toBeCloseTo(expected[i], 9));
      expect(found.keySlices).toEqual([]);
    },
  );

  it('shares noise between arms: jitter depends on neither strategy nor margin', () => {
    const jitter = { unit: 'px', amount: 1 } as const;
    const a = valueOf(promptsOf({ jitter }));
    const b = valueOf(promptsOf({ jitter, margin: { unit: 'px', value: 1 } }));
    for (const [slice, [x0, , x1]] of a.boxes) {
      const other: Box | undefined = b.boxes.get(slice);
      expect(other?.[0]).toBeCloseTo(x0 - 1, 9);
      expect(other?.[2]).toBeCloseTo(x1 + 1, 9);
    }
  });

  it('gives another repetition other noise', () => {
    const jitter = { unit: 'px', amount: 1 } as const;
    const [a, b] = [1, 2].map((r) => valueOf(promptsOf({ jitter }, r)));
    expect(a.boxes.get(3)).not.toEqual(b.boxes.get(3));
  });

  it('draws the first box of a chain on the key slice alone', () => {
    const found = valueOf(promptsOf({ kind: 'box-chained', keySlice: { index: 5 } }));
    expect(found.keySlices).toEqual([5]);
    expect([...found.boxes.keys()]).toEqual([5]);
    expect([...found.drawn]).toEqual([5]);
  });

  it('draws the boxes of a track on its key slices alone, with all their steps', () => {
    const jitter = { unit: 'px', amount: 2 } as const;
    const steps = { jitter, margin: { unit: 'px', value: 1 }, scale: 1.1 } as const;
    const every = valueOf(promptsOf(steps, 2));
    const one = valueOf(promptsOf({ ...steps, kind: 'box-tracked', keySlice: 'middle' }, 2));
    expect(one.keySlices).toEqual([5]);
    expect([...one.boxes]).toEqual([[5, every.boxes.get(5)]]);
    // L[floor((i + 0.5) 8 / 3)] of 2, 3, 4, 5, 7, 8, 9, 10.
    const three = valueOf(promptsOf({ ...steps, kind: 'boxes-tracked', keySlices: 3 }, 2));
    expect(three.keySlices).toEqual([3, 7, 9]);
    expect([...three.drawn]).toEqual([3, 7, 9]);
    expect([...three.boxes]).toEqual([3, 7, 9].map((slice) => [slice, every.boxes.get(slice)]));
    expect(valueOf(promptsOf({ kind: 'boxes-tracked', keySlices: 99 })).keySlices).toHaveLength(8);
  });

  it('draws no box where a contour is tracked', () => {
    const found = valueOf(promptsOf({ kind: 'mask-tracked', keySlice: 'last' }));
    expect(found).toEqual({ boxes: new Map(), drawn: new Set([10]), keySlices: [10] });
  });

  it.each([
    ['wholly outside', { offset: { unit: 'px', x: 500, y: 0 } }, 'slice 2: '],
    ['inside out', { margin: { unit: 'px', value: -50 } }, 'inside out'],
    ['not a number', { offset: { unit: 'px', x: NaN, y: 0 } }, 'is not a number'],
    [
      'on a slice that does not exist',
      { kind: 'box-tracked', keySlice: { index: 99 } },
      '"index":99',
    ],
    ['a key slice without label', { kind: 'box-chained', keySlice: { index: 6 } }, '"index":6'],
  ] as const)('refuses a box that is %s', (_, change, words) => {
    const found = promptsOf(change);
    expect(found).toMatchObject({ ok: false, issue: { code: 'PROMPT_INVALID' } });
    expect(found.ok ? '' : found.issue.message).toContain(words);
  });

  it('draws nothing from the reference for an arm of another source', () => {
    expect(() => promptsOf({ source: 'automatic' })).toThrow('source automatic');
  });

  it('accepts a box of one column', () => {
    const one = [{ slice: 0, pixels: 2, tight: [3, 4, 3, 5] as const }];
    const found = slicePrompts(
      { prompt: prompt(), repetition: 1 },
      { source: 'reference', labelled: one },
      grid,
      context,
    );
    expect(valueOf(found).boxes.get(0)).toEqual([3, 4, 3, 5]);
  });
});

describe('chainedBox', () => {
  it('is the tight box of the previous mask plus the margin, clamped, and nothing else', () => {
    const arm = {
      prompt: prompt({
        margin: { unit: 'mm', value: 2.5 },
        scale: 3,
        jitter: { unit: 'px', amount: 9 },
      }),
      repetition: 1,
    };
    expect(valueOf(chainedBox([1, 10, 20, 29], arm, grid))).toEqual([0, 8, 24, 29]);
  });
});
