import { type CaseIssue, fail, ok, type Result } from '@atrium/contracts';
import { dot, norm } from '../../grid/affine';
import { checkAffine } from '../../grid/check-affine';
import { affineFromLps } from '../../grid/ras';
import type { Vec3 } from '../../volume';
import type { Frame } from './frame';
import { type PlacedFrame, placedFrames } from './placed-slice';
import { duplicates, gaps, issue, mixed, OFF_PLACE, SAME_PLACE } from './stack-faults';
import { cross, plus, times } from './vector';

/** Slices of one grid, in the order of their position. */
export interface Stack<T> {
  readonly slices: readonly T[];
  /** Voxel index (column, row, slice) -> mm in RAS+: 16 numbers, row-major 4 x 4. */
  readonly affine: readonly number[];
}

/**
 * Sorts slices by their position along the normal of their plane, and makes sure that they are a grid.
 *
 * @returns the stack, or the first of POSITION_MISSING, SPACING_INVALID, ORIENTATION_MIXED, SLICES_DUPLICATE, SLICES_MISSING,
 *   SLICES_NOT_UNIFORM, AFFINE_SINGULAR and SHEAR, with what was found. Source: PS3.3 C.7.6.2.1.1
 */
export function stackSlices<T extends Frame>(frames: readonly T[]): Result<Stack<T>> {
  const placed = placedFrames(frames);
  if (!placed.ok) return placed;
  const [first] = placed.value;
  const { row, column } = first.orientation;
  const normal = cross(row, column);
  const along = ({ position }: PlacedFrame): number => dot(position, normal);
  const slices = placed.value.sort((a, b) => along(a) - along(b));
  const places = slices.map(along);
  const problem = mixed(slices) ?? duplicates(places) ?? gaps(places);
  if (problem) return fail(problem);
  const step = stepOf(slices, normal);
  if (!step) return fail(noThickness);
  const offPlace = checkLine(slices, step);
  if (offPlace) return fail(offPlace);
  const [betweenRows, betweenColumns] = first.spacing;
  const steps = [times(row, betweenColumns), times(column, betweenRows), step] as const;
  const affine = affineFromLps(steps, slices[0].position);
  const singular = checkAffine(affine);
  return singular ? fail(singular) : ok({ slices, affine });
}

const noThickness = issue('SPACING_INVALID', 'a thickness of the only slice', 'none');

/** From a slice to the next, in LPS mm; of a lone slice along its normal. */
function stepOf(slices: readonly PlacedFrame[], normal: Vec3): Vec3 | null {
  const [first] = slices;
  const last = slices[slices.length - 1];
  if (slices.length > 1)
    return times(plus(last.position, first.position, -1), 1 / (slices.length - 1));
  const { sliceSpacing } = first;
  return sliceSpacing !== null && sliceSpacing > 0 ? times(normal, sliceSpacing) : null;
}

function checkLine(slices: readonly PlacedFrame[], step: Vec3): CaseIssue | null {
  const [{ position }] = slices;
  const off = slices.map((slice, k) => norm(plus(plus(slice.position, position, -1), step, -k)));
  const worst = off.reduce((most, mm, k) => (mm > off[most] ? k : most), 0);
  if (off[worst] <= Math.max(SAME_PLACE, OFF_PLACE * norm(step))) return null;
  return issue(
    'SLICES_NOT_UNIFORM',
    `slices ${norm(step).toFixed(2)} mm apart on a line`,
    `slice ${worst + 1} of ${slices.length} ${off[worst].toFixed(2)} mm off its place`,
  );
}
