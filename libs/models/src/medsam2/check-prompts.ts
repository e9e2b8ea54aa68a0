import { fail, ok, type Result } from '@atrium/contracts';
import type { Vec3 } from '@atrium/imaging';
import type { PointPrompt, TrackPrompt } from './prompt';

/**
 * Whether prompts can be tracked in a volume of this size: at least one, each on a slice of its own that exists, its box
 * and clicks finite numbers, its box not inside out. A box of no area is a box, and one that leaves the slice is taken as it is.
 *
 * @returns PROMPT_INVALID with the first fault
 */
export function checkPrompts(prompts: readonly TrackPrompt[], size: Vec3): Result<null> {
  if (prompts.length === 0) return invalid('no slice is prompted; expected at least one');
  const seen = new Set<number>();
  for (const prompt of prompts) {
    const fault = placeFault(prompt.slice, seen, size[2]) ?? contentFault(prompt, size);
    if (fault) return invalid(`slice ${prompt.slice}: ${fault}`);
    seen.add(prompt.slice);
  }
  return ok(null);
}

function placeFault(slice: number, seen: ReadonlySet<number>, depth: number): string | null {
  if (!Number.isInteger(slice) || slice < 0 || slice >= depth) {
    return `the volume has no such slice; expected 0 to ${depth - 1}`;
  }
  return seen.has(slice) ? 'is prompted twice; expected one prompt a slice' : null;
}

function contentFault(prompt: TrackPrompt, [width, height]: Vec3): string | null {
  if (!('mask' in prompt)) return pointFault(prompt);
  if (prompt.mask.length === width * height) return null;
  return `the mask has ${prompt.mask.length} pixels; expected ${width} x ${height}`;
}

function pointFault({ box, clicks = [] }: PointPrompt): string | null {
  if (!box && clicks.length === 0) return 'the prompt is empty; expected a box or a click';
  const numbers = [...(box ?? []), ...clicks.flatMap(({ x, y }) => [x, y])];
  if (!numbers.every(Number.isFinite)) return 'a coordinate is not a number; expected pixels';
  if (box && (box[0] > box[2] || box[1] > box[3])) {
    return `the box [${box.join(', ')}] is inside out; expected x0 <= x1 and y0 <= y1`;
  }
  return null;
}

const invalid = (message: string): Result<never> => fail({ code: 'PROMPT_INVALID', message });
