import { type Vec3, voxelCount } from '../volume';

/**
 * Squared Euclidean distance in mm^2 from every voxel's centre to that of the nearest feature voxel, exact.
 *
 * Separable: row by row along x, then the lower envelope of parabolas along y and z (Felzenszwalb and Huttenlocher,
 * "Distance transforms of sampled functions", 2012). Sums are taken in the order x, y, z, as SciPy's
 * distance_transform_edt takes them.
 *
 * @param features voxels above 0; x fastest, then y, then z
 * @param spacing mm along x, y, z
 * @returns one value per voxel, 0 on features; Infinity everywhere when there is none
 */
export function squaredDistance(features: Uint8Array, size: Vec3, spacing: Vec3): Float64Array {
  const [width, height, depth] = size;
  const squared = new Float64Array(voxelCount(size));
  alongRows(squared, features, width, spacing[0]);
  const plane = width * height;
  const alongY = envelope(height, spacing[1]);
  for (let z = 0; z < depth; z += 1)
    for (let x = 0; x < width; x += 1) alongY(squared, z * plane + x, width);
  const alongZ = envelope(depth, spacing[2]);
  for (let column = 0; column < plane; column += 1) alongZ(squared, column, plane);
  return squared;
}

/** Squared distance to the nearest feature of the same row. */
function alongRows(
  squared: Float64Array,
  features: Uint8Array,
  width: number,
  spacing: number,
): void {
  for (let row = 0; row < squared.length; row += width) {
    let steps = Infinity;
    for (let i = row; i < row + width; i += 1) {
      steps = features[i] > 0 ? 0 : steps + 1;
      squared[i] = steps;
    }
    steps = Infinity;
    for (let i = row + width - 1; i >= row; i -= 1) {
      steps = features[i] > 0 ? 0 : steps + 1;
      const mm = spacing * Math.min(steps, squared[i]);
      squared[i] = mm * mm;
    }
  }
}

/** Replaces one line of values by min over q of values[q] + (spacing * (p - q))^2. */
type LinePass = (values: Float64Array, first: number, stride: number) => void;

/** A pass over lines of one length; its scratch space is made once. */
function envelope(length: number, spacing: number): LinePass {
  const heights = new Float64Array(length);
  /** Where the parabolas of the envelope have their vertex, and from where on each is the lowest. */
  const vertices = new Int32Array(length);
  const from = new Float64Array(length);
  const perStep = spacing * spacing;
  return (values, first, stride) => {
    let last = -1;
    for (let q = 0, at = first; q < length; q += 1, at += stride) {
      const height = values[at];
      heights[q] = height;
      if (height === Infinity) continue;
      let start = -Infinity;
      for (; last >= 0; last -= 1) {
        const v = vertices[last];
        const rise = height - heights[v];
        // Of equal heights, which most are, the middle: without a division.
        start = rise === 0 ? (q + v) / 2 : (rise / perStep / (q - v) + q + v) / 2;
        if (start > from[last]) break;
      }
      last += 1;
      vertices[last] = q;
      from[last] = last === 0 ? -Infinity : start;
    }
    if (last < 0) return;
    for (let p = 0, at = first, k = 0; p < length; p += 1, at += stride) {
      while (k < last && from[k + 1] < p) k += 1;
      const mm = spacing * (p - vertices[k]);
      values[at] = heights[vertices[k]] + mm * mm;
    }
  };
}
