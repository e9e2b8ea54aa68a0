import type { TaskSpecificProcessor } from '@atrium/contracts';
import type { Vec3 } from '@atrium/imaging';
import { roundHalfEven } from './windows';

/** Applies the same to each of three axes. */
export const perAxis = <T>(make: (axis: 0 | 1 | 2) => T): [T, T, T] => [make(0), make(1), make(2)];

/** The axis of a letter: x 0, y 1, z 2. */
export const axisOf = (letter: string): number => 'xyz'.indexOf(letter);

/** Voxels at the network's spacing, at least one along each axis: nnU-Net's compute_new_shape. */
export const resampledSize = (size: Vec3, spacing: Vec3, target: Vec3): Vec3 =>
  perAxis((axis) => Math.max(1, roundHalfEven((spacing[axis] / target[axis]) * size[axis])));

/**
 * The axis that nnU-Net resamples apart from the others (determine_do_sep_z_and_axis): the one coarsest axis of the scan where it
 * is coarser than the finest by more than the factor, else that of the network's spacing.
 *
 * @returns null where there is none
 */
export function coarseAxis(
  spacing: Vec3,
  { spacing: target, resample: { nearestAbove } }: TaskSpecificProcessor,
): number | null {
  if (nearestAbove === null) return null;
  const anisotropic = [spacing, target].find(
    (mm) => Math.max(...mm) / Math.min(...mm) > nearestAbove,
  );
  if (!anisotropic) return null;
  const coarsest = Math.max(...anisotropic);
  const found = [0, 1, 2].filter((axis) => anisotropic[axis] === coarsest);
  return found.length === 1 ? found[0] : null;
}
