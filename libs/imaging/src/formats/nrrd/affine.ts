import { type CaseIssue, fail, ok, type Result } from '@atrium/contracts';
import { checkAffine } from '../../grid/check-affine';
import { invalid } from '../invalid';

/** What the world axes of a named space are in RAS: the sign of each. */
const SPACES: ReadonlyMap<string, readonly [number, number, number]> = new Map([
  ['right-anterior-superior', [1, 1, 1]],
  ['ras', [1, 1, 1]],
  ['left-anterior-superior', [-1, 1, 1]],
  ['las', [-1, 1, 1]],
  ['left-posterior-superior', [-1, -1, 1]],
  ['lps', [-1, -1, 1]],
]);

const MM_PER_UNIT: ReadonlyMap<string, number> = new Map([
  ['mm', 1],
  ['cm', 10],
  ['m', 1000],
  ['um', 0.001],
  ['\u00b5m', 0.001],
]);

/** The axes' directions in a header: null for one that does not lie in space (`none`). */
export type Directions = readonly (readonly number[] | null)[];

/**
 * The affine in mm, voxel index -> RAS+, of a header that names its space.
 *
 * @param directions of the three axes that lie in space
 * @returns 16 numbers, or ORIENTATION_UNKNOWN, SPACING_INVALID, AFFINE_SINGULAR, SHEAR, HEADER_INVALID
 */
export function nrrdAffine(
  texts: ReadonlyMap<string, string>,
  directions: readonly (readonly number[])[],
): Result<number[]> {
  const signs = SPACES.get((texts.get('space') ?? '').toLowerCase());
  if (!signs) return fail(unknown('a space (RAS, LAS or LPS)', 'none of them'));
  const origin = parseVector(texts.get('space origin') ?? '');
  if (origin?.length !== 3) return fail(unknown('a space origin', 'none'));
  const units = unitsOf(texts.get('space units'));
  if (!units) return invalid('space units of mm, cm, m or um', 'others');
  const row = (r: number): number[] =>
    [...directions.map((direction) => direction[r]), origin[r]].map(
      (value) => value * signs[r] * units[r],
    );
  const affine = [...row(0), ...row(1), ...row(2), 0, 0, 0, 1];
  const problem = checkAffine(affine);
  return problem ? fail(problem) : ok(affine);
}

const unknown = (expected: string, found: string): CaseIssue => ({
  code: 'ORIENTATION_UNKNOWN',
  message: `expected ${expected}, found ${found}`,
});

/** mm per unit along each world axis; no units at all are mm. */
function unitsOf(text: string | undefined): number[] | null {
  if (text === undefined) return [1, 1, 1];
  const units = [...text.matchAll(/"([^"]*)"/g)].map(([, unit]) => MM_PER_UNIT.get(unit));
  const known = units.filter((unit) => unit !== undefined);
  return units.length === 3 && known.length === 3 ? known : null;
}

/** `(x,y,z)` as numbers; null where it is something else. */
export function parseVector(text: string): number[] | null {
  const inside = /^\(([^()]*)\)$/.exec(text.trim());
  if (!inside) return null;
  const values = inside[1].split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  return values.every(Number.isFinite) ? values : null;
}

/** `space directions`, a vector or `none` for each axis; null where it is something else. */
export function parseDirections(text: string): Directions | null {
  const parts = text.match(/none|\([^()]*\)/g) ?? [];
  const rest = text.replaceAll(/none|\([^()]*\)/g, '').trim();
  const directions = parts.map((part) => (part === 'none' ? null : parseVector(part)));
  const broken = directions.some((direction, axis) => !direction && parts[axis] !== 'none');
  return rest === '' && !broken ? directions : null;
}
