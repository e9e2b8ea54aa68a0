import type { Vec3 } from '../../volume';

/** a x b */
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** a + s * b */
export const plus = (a: Vec3, b: Vec3, s = 1): Vec3 => [
  a[0] + s * b[0],
  a[1] + s * b[1],
  a[2] + s * b[2],
];

/** s * a */
export const times = (a: Vec3, s: number): Vec3 => [s * a[0], s * a[1], s * a[2]];
