import type { Grid, Vec3 } from '../volume';
import { inverse, linearPart } from './affine';

/** From mm in RAS+ to the (fractional) voxel index of a grid. */
export function gridIndexer({ affine }: Grid): (point: Vec3) => Vec3 {
  const m = inverse(linearPart(affine));
  const origin = [affine[3], affine[7], affine[11]];
  return (point) => {
    const [x, y, z] = point.map((mm, axis) => mm - origin[axis]);
    const row = (r: number): number => m[r] * x + m[r + 1] * y + m[r + 2] * z;
    return [row(0), row(3), row(6)];
  };
}
