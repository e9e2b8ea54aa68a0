import type { Vec3 } from '../volume';

/*
 * Affines are 16 numbers, row-major 4 x 4; matrices 9 numbers, row-major 3 x 3.
 */

/** The linear part (3 x 3) of an affine. */
export const linearPart = (affine: readonly number[]): number[] =>
  [0, 1, 2].flatMap((row) => affine.slice(4 * row, 4 * row + 3));

/** Column c of a 3 x 3 matrix. */
export const column = (m: readonly number[], c: number): Vec3 => [m[c], m[3 + c], m[6 + c]];

/** Length of a vector. */
export const norm = (v: Vec3): number => Math.sqrt(dot(v, v));

/** Scalar product. */
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Determinant of a 3 x 3 matrix. */
export function determinant(m: readonly number[]): number {
  const [a, b, c, d, e, f, g, h, i] = m;
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}

/** Inverse of a 3 x 3 matrix, which must not be singular. */
export function inverse(m: readonly number[]): number[] {
  const [a, b, c, d, e, f, g, h, i] = m;
  const adjugate = [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
  const det = determinant(m);
  return adjugate.map((cofactor) => cofactor / det);
}

/** Where an affine puts a voxel index, in mm. */
export function applyAffine(affine: readonly number[], [i, j, k]: Vec3): Vec3 {
  const row = (r: number): number =>
    affine[r] * i + affine[r + 1] * j + affine[r + 2] * k + affine[r + 3];
  return [row(0), row(4), row(8)];
}

/** Voxel spacing along i, j, k in mm: the norms of the affine's columns. */
export function affineSpacing(affine: readonly number[]): Vec3 {
  const m = linearPart(affine);
  return [norm(column(m, 0)), norm(column(m, 1)), norm(column(m, 2))];
}

/** The linear part with every column scaled to length 1. */
export function directions(affine: readonly number[]): number[] {
  const spacing = affineSpacing(affine);
  return linearPart(affine).map((value, index) => value / spacing[index % 3]);
}
