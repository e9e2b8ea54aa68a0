import {
  fail,
  ok,
  type ArmPrompt,
  type Box,
  type LengthUnit,
  type Result,
} from '@atrium/contracts';
import type { Vec3 } from '@atrium/imaging';

/** Slices that boxes are drawn on. */
export interface SliceGrid {
  /** W, H, D. */
  readonly size: Vec3;
  /** mm along x, y, z. */
  readonly spacing: Vec3;
}

/** Uniform draws in [0, 1) for the sides x0, y0, x1, y1. */
export type SideDraws = readonly [number, number, number, number];

/**
 * From a slice's tight box to the box that the model is given: margin, scale, offset, jitter, clamp, in that order
 * (CONTRACTS section 3, "Boxes").
 *
 * @param draws of the jitter; unused without
 * @returns PROMPT_INVALID for NaN, a box turned inside out, or one wholly outside the slice
 */
export function promptBox(
  tight: Box,
  prompt: Pick<ArmPrompt, 'margin' | 'scale' | 'offset' | 'jitter'>,
  grid: SliceGrid,
  draws: SideDraws,
): Result<Box> {
  const widened = addMargin(tight, prompt.margin, grid);
  const moved = addOffset(scaleBox(widened, prompt.scale), prompt.offset, tight, grid);
  const [x0, y0, x1, y1] = moved;
  if (x0 > x1 || y0 > y1) return invalid(moved, 'is turned inside out by its margin');
  return clampBox(
    prompt.jitter ? jitterBox(moved, prompt.jitter, tight, grid, draws) : moved,
    grid,
  );
}

/** Moves each side outwards by the margin; mm through that axis's spacing. */
function addMargin(
  [x0, y0, x1, y1]: Box,
  { unit, value }: ArmPrompt['margin'],
  grid: SliceGrid,
): Box {
  const [mx, my] =
    unit === 'px' ? [value, value] : [value / grid.spacing[0], value / grid.spacing[1]];
  return [x0 - mx, y0 - my, x1 + mx, y1 + my];
}

/** Scales the half sides about the centre. */
function scaleBox([x0, y0, x1, y1]: Box, scale: number): Box {
  if (scale === 1) return [x0, y0, x1, y1];
  const [cx, cy] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const [hx, hy] = [((x1 - x0) / 2) * scale, ((y1 - y0) / 2) * scale];
  return [cx - hx, cy - hy, cx + hx, cy + hy];
}

function addOffset(
  [x0, y0, x1, y1]: Box,
  offset: ArmPrompt['offset'],
  tight: Box,
  grid: SliceGrid,
): Box {
  if (offset.unit === null) return [x0, y0, x1, y1];
  const [ux, uy] = pixelsPer(offset.unit, tight, grid);
  const [dx, dy] = [offset.x * ux, offset.y * uy];
  return [x0 + dx, y0 + dy, x1 + dx, y1 + dy];
}

/** Pixels of a unit along x and y; a fraction is of the tight box's side. */
function pixelsPer(
  unit: LengthUnit,
  [x0, y0, x1, y1]: Box,
  { spacing }: SliceGrid,
): [number, number] {
  if (unit === 'px') return [1, 1];
  return unit === 'mm' ? [1 / spacing[0], 1 / spacing[1]] : [x1 - x0 + 1, y1 - y0 + 1];
}

/** Each side moves by uniform(-amount, amount); crossed sides are swapped. */
function jitterBox(
  box: Box,
  { unit, amount }: NonNullable<ArmPrompt['jitter']>,
  tight: Box,
  grid: SliceGrid,
  draws: SideDraws,
): Box {
  const [ux, uy] = pixelsPer(unit, tight, grid);
  const move = (side: number): number =>
    box[side] + (2 * draws[side] - 1) * amount * (side % 2 === 0 ? ux : uy);
  const [x0, y0, x1, y1] = [move(0), move(1), move(2), move(3)];
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}

/**
 * Clamps a box to [0, W-1] x [0, H-1]; x0 = x1 is a valid box.
 *
 * @returns PROMPT_INVALID for NaN or a box wholly outside
 */
function clampBox(box: Box, { size: [width, height] }: SliceGrid): Result<Box> {
  const [x0, y0, x1, y1] = box;
  if (box.some(Number.isNaN)) return invalid(box, 'is not a number');
  if (x1 < 0 || y1 < 0 || x0 > width - 1 || y0 > height - 1) {
    return invalid(box, `lies wholly outside the slice of ${width} x ${height} pixels`);
  }
  const clamp = (value: number, last: number): number => Math.min(Math.max(value, 0), last);
  const [right, bottom] = [width - 1, height - 1];
  return ok([clamp(x0, right), clamp(y0, bottom), clamp(x1, right), clamp(y1, bottom)]);
}

const invalid = (box: Box, problem: string): Result<never> =>
  fail({
    code: 'PROMPT_INVALID',
    message: `the box [${box.map((side) => Number(side.toFixed(3))).join(', ')}] ${problem}; expected one that meets the slice`,
  });
