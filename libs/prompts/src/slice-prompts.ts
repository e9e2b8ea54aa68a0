import { fail, ok, type Arm, type Box, type Result } from '@atrium/contracts';
import { promptBox, type SideDraws, type SliceGrid } from './box';
import { keySlice, keySlices, type DrawContext } from './key-slice';
import type { LabelledSlice } from './labelled-slices';
import { uniform } from './random';

/** What an arm gives the model of one case, before the model has said anything. */
export interface SlicePrompts {
  /** The box of each slice, in native pixels. */
  readonly boxes: ReadonlyMap<number, Box>;
  /** Slices whose box a person would have drawn; the others are interpolated. */
  readonly drawn: ReadonlySet<number>;
  /** Empty for kinds that draw slice by slice. */
  readonly keySlices: readonly number[];
}

/** Whose mask prompts are drawn from, by its non-empty slices. */
export interface DrawnFrom {
  readonly source: 'reference' | 'automatic';
  readonly labelled: readonly LabelledSlice[];
}

type PromptedArm = Pick<Arm, 'prompt' | 'repetition'>;

/**
 * The boxes of an arm: one on every labelled slice (box-per-slice), on every k-th with the others interpolated
 * (box-every-k), on the key slices alone (box-chained, box-tracked, boxes-tracked), or none (mask-tracked: the key slice's
 * contour is drawn).
 *
 * @param origin the mask that prompts are drawn from: its non-empty slices, inferior to superior, at least one
 * @returns PROMPT_INVALID when a box is no box on its slice
 */
export function slicePrompts(
  arm: PromptedArm,
  { source, labelled }: DrawnFrom,
  grid: SliceGrid,
  context: DrawContext,
): Result<SlicePrompts> {
  const { kind, every = 1 } = arm.prompt;
  // Drawing an automatic arm from the reference would call an oracle automatic.
  if (source !== arm.prompt.source)
    throw new Error(`an arm of source ${arm.prompt.source} asks for ${source}`);
  switch (kind) {
    case 'box-per-slice':
      return drawBoxes(arm, labelled, grid, context);
    case 'box-every-k': {
      const drawn = drawBoxes(arm, everyNth(labelled, every), grid, context);
      return drawn.ok ? ok({ ...drawn.value, boxes: interpolate(drawn.value.boxes) }) : drawn;
    }
    case 'box-chained':
    case 'box-tracked':
    case 'boxes-tracked':
    case 'mask-tracked':
      return keyPrompts(arm, labelled, grid, context);
    default:
      throw new Error(`the prompt kind ${kind} draws nothing`);
  }
}

/**
 * The next box of a chain: the tight box of the previous slice's mask plus the margin, clamped.
 *
 * @returns PROMPT_INVALID when the margin leaves no box on the slice
 */
export const chainedBox = (tight: Box, arm: PromptedArm, grid: SliceGrid): Result<Box> => {
  const { margin } = arm.prompt;
  return promptBox(
    tight,
    { margin, scale: 1, offset: { unit: null, x: 0, y: 0 } },
    grid,
    [0, 0, 0, 0],
  );
};

/** Prompts on the key slices alone. */
function keyPrompts(
  arm: PromptedArm,
  labelled: readonly LabelledSlice[],
  grid: SliceGrid,
  context: DrawContext,
): Result<SlicePrompts> {
  const { kind, keySlice: choice = 'largest' } = arm.prompt;
  const chosen = keysOf(arm, labelled, context);
  if (chosen.length === 0) return noBoxOn(choice);
  const keys = chosen.map(({ slice }) => slice);
  if (kind === 'mask-tracked')
    return ok({ boxes: new Map(), drawn: new Set(keys), keySlices: keys });
  const drawn = drawBoxes(arm, chosen, grid, context);
  return drawn.ok ? ok({ ...drawn.value, keySlices: keys }) : drawn;
}

function keysOf(
  { prompt: { kind, keySlice: choice = 'largest', keySlices: count = 1 } }: PromptedArm,
  labelled: readonly LabelledSlice[],
  context: DrawContext,
): LabelledSlice[] {
  if (kind === 'boxes-tracked') return keySlices(count, labelled);
  const key = keySlice(choice, labelled, context);
  return key ? [key] : [];
}

function drawBoxes(
  arm: PromptedArm,
  slices: readonly LabelledSlice[],
  grid: SliceGrid,
  { seed, caseId }: DrawContext,
): Result<SlicePrompts> {
  const boxes = new Map<number, Box>();
  for (const { slice, tight } of slices) {
    const draw = (side: number): number => uniform(seed, caseId, slice, arm.repetition, side);
    const draws: SideDraws = arm.prompt.jitter
      ? [draw(0), draw(1), draw(2), draw(3)]
      : [0, 0, 0, 0];
    const box = promptBox(tight, arm.prompt, grid, draws);
    if (!box.ok) return fail({ ...box.issue, message: `slice ${slice}: ${box.issue.message}` });
    boxes.set(slice, box.value);
  }
  return ok({ boxes, drawn: new Set(boxes.keys()), keySlices: [] });
}

/** L[0], L[k], L[2k], ... and always the last. */
export const everyNth = (labelled: readonly LabelledSlice[], k: number): LabelledSlice[] =>
  labelled.filter((_, i) => i % k === 0 || i === labelled.length - 1);

/** A box on every slice between the first and the last, each side linear in the slice index. */
function interpolate(drawn: ReadonlyMap<number, Box>): Map<number, Box> {
  const boxes = new Map<number, Box>();
  const slices = [...drawn.keys()];
  slices.forEach((from, i) => {
    const a = drawn.get(from);
    const to = slices[i + 1] ?? from;
    const b = drawn.get(to);
    if (!a || !b) return;
    boxes.set(from, a);
    for (let slice = from + 1; slice < to; slice++) {
      const t = (slice - from) / (to - from);
      const side = (s: 0 | 1 | 2 | 3): number => a[s] + (b[s] - a[s]) * t;
      boxes.set(slice, [side(0), side(1), side(2), side(3)]);
    }
  });
  return boxes;
}

const noBoxOn = (choice: Arm['prompt']['keySlice']): Result<never> =>
  fail({
    code: 'PROMPT_INVALID',
    message: `the key slice ${JSON.stringify(choice)} holds no labelled pixel; expected a labelled slice`,
  });
