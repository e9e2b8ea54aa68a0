import type { CaseIssue } from '@atrium/contracts';
import { column, determinant, directions, dot } from './affine';

/** Cosine between two voxel axes above which the grid counts as sheared. */
const MAX_SHEAR = 1e-3;
/** Determinant of the unit directions below which the affine is singular; a sheared grid's is far above. */
const MIN_DETERMINANT = 1e-6;

/** @returns AFFINE_SINGULAR or SHEAR where voxel axes do not span space at right angles, else null */
export function checkAffine(affine: readonly number[]): CaseIssue | null {
  const unit = directions(affine);
  const shown = affine.slice(0, 12).map((value) => Number(value.toPrecision(4)));
  const found = `found [${[0, 4, 8].map((row) => shown.slice(row, row + 4).join(' ')).join('; ')}]`;
  // A column of zeros has no direction: its unit vector is NaN, and so is the determinant.
  if (!affine.every(Number.isFinite) || !(Math.abs(determinant(unit)) > MIN_DETERMINANT))
    return {
      code: 'AFFINE_SINGULAR',
      message: `expected an affine that can be inverted, ${found}`,
    };
  const shear = largestCosine(unit);
  if (shear <= MAX_SHEAR) return null;
  const message = `expected voxel axes at right angles (cosine up to ${MAX_SHEAR}), found a cosine of ${shear.toFixed(4)}`;
  return { code: 'SHEAR', message };
}

function largestCosine(unit: readonly number[]): number {
  const [i, j, k] = [column(unit, 0), column(unit, 1), column(unit, 2)];
  return Math.max(...[dot(i, j), dot(j, k), dot(k, i)].map(Math.abs));
}
