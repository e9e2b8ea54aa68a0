import type { CaseIssue, ErrorCode } from '@atrium/contracts';
import { norm } from '../../grid/affine';
import type { Vec3 } from '../../volume';
import type { PlacedFrame } from './placed-slice';
import { plus } from './vector';

/** Parts of a unit vector, or of a pixel's spacing, by which slices of one stack may differ. */
const SAME_PLANE = 1e-3;
/** mm within which two slices lie at one place. */
export const SAME_PLACE = 0.01;
/** Steps of the stack by which a slice may lie off its place. */
export const OFF_PLACE = 0.05;

/** An issue of a stack of slices. */
export const issue = (code: ErrorCode, expected: string, found: string): CaseIssue => ({
  code,
  message: `expected ${expected}, found ${found}`,
});

/** Orientations that are counted. */
const MANY = 16;
const ONE = 'slices of one orientation';

/** More than one orientation, or spacings of pixels that differ. */
export function mixed(slices: readonly PlacedFrame[]): CaseIssue | null {
  const kinds: { frame: PlacedFrame; count: number }[] = [];
  for (const frame of slices) {
    if (kinds.length > MANY) return issue('ORIENTATION_MIXED', ONE, `more than ${MANY}`);
    const kind = kinds.find((known) => distance(known.frame, frame) <= SAME_PLANE);
    if (kind) kind.count += 1;
    else kinds.push({ frame, count: 1 });
  }
  const counts = kinds.map(({ count }) => count).join(', ');
  if (kinds.length > 1)
    return issue('ORIENTATION_MIXED', ONE, `${kinds.length} (${counts} slices)`);
  const [first] = slices;
  const other = slices.filter(({ spacing }) =>
    spacing.some((mm, axis) => Math.abs(mm / first.spacing[axis] - 1) > SAME_PLANE),
  ).length;
  if (other === 0) return null;
  return issue('SLICES_NOT_UNIFORM', 'one pixel spacing', `another one in ${other} slices`);
}

function distance(a: PlacedFrame, b: PlacedFrame): number {
  const apart = (u: Vec3, v: Vec3): number => norm(plus(u, v, -1));
  const { row, column } = a.orientation;
  return Math.max(apart(row, b.orientation.row), apart(column, b.orientation.column));
}

/** Slices at one position; places along the normal in mm, sorted. */
export function duplicates(places: readonly number[]): CaseIssue | null {
  const doubled = places.filter((mm, index) => mm - places[index - 1] <= SAME_PLACE).length;
  if (doubled === 0) return null;
  return issue(
    'SLICES_DUPLICATE',
    'one slice at each position',
    `${places.length} slices at ${places.length - doubled} positions`,
  );
}

/** Steps that are a multiple of the usual one, or none. */
export function gaps(places: readonly number[]): CaseIssue | null {
  const steps = places.slice(1).map((mm, index) => mm - places[index]);
  const usual = [...steps].sort((a, b) => a - b)[Math.floor((steps.length - 1) / 2)];
  const long = steps.flatMap((mm, index) => (mm > 1.5 * usual ? [{ mm, after: index + 1 }] : []));
  const missing = long.map(({ mm }) => mm / usual - 1);
  const whole = missing.every((count) => Math.abs(count - Math.round(count)) <= 2 * OFF_PLACE);
  if (long.length === 0) return null;
  const [{ mm, after }] = long;
  const expected = `slices ${usual.toFixed(2)} mm apart`;
  const gap = `${mm.toFixed(2)} mm after slice ${after} of ${places.length}`;
  if (!whole) return issue('SLICES_NOT_UNIFORM', expected, gap);
  const count = missing.reduce((sum, each) => sum + Math.round(each), 0);
  return issue(
    'SLICES_MISSING',
    expected,
    `${gap}: ${count} missing in ${long.length === 1 ? 'one gap' : `${long.length} gaps`}`,
  );
}
