import type { Vec3 } from '../volume';

/** DICOM's coordinates (to left, posterior, superior) as ours (right, anterior, superior), and back. */
export const flipToRas = ([x, y, z]: Vec3): Vec3 => [-x, -y, z];

/** The affine (RAS+, mm) of steps along three axes and the first voxel's centre, all in DICOM's LPS. */
export function affineFromLps(steps: readonly [Vec3, Vec3, Vec3], origin: Vec3): number[] {
  const [i, j, k] = steps.map(flipToRas);
  const first = flipToRas(origin);
  return [...[0, 1, 2].flatMap((r) => [i[r], j[r], k[r], first[r]]), 0, 0, 0, 1];
}
