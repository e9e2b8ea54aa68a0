import { type CaseWarning, fail, ok, type Result } from '@atrium/contracts';
import { checkAffine } from '../../grid/check-affine';
import { cornerOffset } from '../../grid/same-grid';
import type { Grid, Vec3 } from '../../volume';
import type { RawHeader } from './raw-header';

/** Voxels by which sform and qform may differ without a warning. */
const QFORM_TOLERANCE = 0.1;

/** The grid of a file and what to remark about it. */
export interface Placed {
  readonly grid: Grid;
  /** QFORM_DIFFERS */
  readonly warnings: readonly CaseWarning[];
}

/**
 * The affine of a header in mm: sform if its code is above 0, else qform if its code is, else refused.
 *
 * Source: nifti1.h, methods 2 and 3; the quaternion's rules are nibabel's.
 */
export function placeGrid(raw: RawHeader, shape: Vec3): Result<Placed> {
  const spacing = raw.pixdim.slice(1, 4);
  if (!spacing.every((mm) => mm > 0 && Number.isFinite(mm)))
    return fail({
      code: 'SPACING_INVALID',
      message: `expected a spacing above 0 along each axis, found ${spacing.join(', ')}`,
    });
  const qform = raw.qformCode > 0 ? qformAffine(raw) : null;
  if (raw.sformCode <= 0) return qform ? grid(qform, raw, shape) : noOrientation(raw);
  const placed = grid(ok(sformAffine(raw)), raw, shape);
  if (!placed.ok || !qform?.ok) return placed;
  return ok({ ...placed.value, warnings: compare(placed.value.grid, inMm(qform.value, raw)) });
}

const noOrientation = ({ sformCode, qformCode }: RawHeader): Result<never> =>
  fail({
    code: 'ORIENTATION_UNKNOWN',
    message: `expected sform_code or qform_code above 0, found ${sformCode} and ${qformCode}`,
  });

function grid(affine: Result<number[]>, raw: RawHeader, shape: Vec3): Result<Placed> {
  if (!affine.ok) return affine;
  const problem = checkAffine(affine.value);
  if (problem) return fail(problem);
  return ok({ grid: { shape, affine: inMm(affine.value, raw) }, warnings: [] });
}

const sformAffine = ({ sform }: RawHeader): number[] => [...sform, 0, 0, 0, 1];

/** nibabel's threshold: below it, 1 - |(b, c, d)|^2 is rounding, and the rotation is by 180 degrees. */
const QUATERNION_THRESHOLD = 3 * 2 ** -23;

function qformAffine({ qform, pixdim }: RawHeader): Result<number[]> {
  const [b, c, d, x, y, z] = qform;
  const rest = 1 - (b * b + c * c + d * d);
  if (!(rest > -QUATERNION_THRESHOLD)) {
    const found = `found (${b}, ${c}, ${d})`;
    const message = `expected a qform quaternion (b, c, d) no longer than 1, ${found}`;
    return fail({ code: 'HEADER_INVALID', message });
  }
  const a = rest < QUATERNION_THRESHOLD ? 0 : Math.sqrt(rest);
  const rotation = rotationOf(a, b, c, d);
  const qfac = pixdim[0] === -1 ? -1 : 1;
  const zooms = [pixdim[1], pixdim[2], pixdim[3] * qfac];
  const row = (r: number): number[] => zooms.map((zoom, i) => rotation[3 * r + i] * zoom);
  return ok([...row(0), x, ...row(1), y, ...row(2), z, 0, 0, 0, 1]);
}

/** Rotation matrix (3 x 3, row-major) of a quaternion, which need not have length 1. */
function rotationOf(a: number, b: number, c: number, d: number): number[] {
  const s = 2 / (a * a + b * b + c * c + d * d);
  return [
    [1 - s * (c * c + d * d), s * (b * c - a * d), s * (b * d + a * c)],
    [s * (b * c + a * d), 1 - s * (b * b + d * d), s * (c * d - a * b)],
    [s * (b * d - a * c), s * (c * d + a * b), 1 - s * (b * b + c * c)],
  ].flat();
}

/** The spatial unit's code (bits 0 to 2 of xyzt_units): 1 m, 3 um; 2 mm and unknown stay. */
const MM_PER_UNIT: ReadonlyMap<number, number> = new Map([
  [1, 1000],
  [3, 0.001],
]);

function inMm(affine: readonly number[], { xyztUnits }: RawHeader): number[] {
  const scale = MM_PER_UNIT.get(xyztUnits & 7) ?? 1;
  return affine.map((value, index) => (index < 12 ? value * scale : value));
}

function compare(sform: Grid, qform: readonly number[]): CaseWarning[] {
  const offset = cornerOffset(sform, { shape: sform.shape, affine: qform });
  if (offset <= QFORM_TOLERANCE) return [];
  const message = `sform and qform differ by up to ${offset.toFixed(2)} voxels; sform is used`;
  return [{ code: 'QFORM_DIFFERS', message }];
}
