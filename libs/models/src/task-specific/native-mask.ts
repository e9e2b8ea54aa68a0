import type { TaskSpecificProcessor } from '@atrium/contracts';
import { voxelCount, type Vec3 } from '@atrium/imaging';
import type { Region } from './crop';
import { eachRow } from './crop';
import type { Prediction } from './predict';
import { resampledSlices, type AxisTaps } from './resample-volume';

/**
 * The mask of a scan: logits brought to its voxels, 1 where the greatest of a voxel's logits is of a target class (of equal ones
 * the first class counts). Slice by slice: no class is held at the scan's own size.
 *
 * @param taps from the network's grid to the region's
 * @param size of the scan; outside of the region nothing is target
 */
export function nativeMask(
  prediction: Prediction,
  taps: AxisTaps,
  region: Region,
  size: Vec3,
  { target }: TaskSpecificProcessor,
): Uint8Array {
  const mask = new Uint8Array(voxelCount(size));
  const classes = prediction.sums.map((_, c) => resampledSlices(logitsOf(prediction, c), taps));
  const isTarget = Uint8Array.from(classes, (_, c) => (target.includes(c) ? 1 : 0));
  const [, , first] = region.start;
  for (let z = 0; z < region.size[2]; z++) {
    const labels = strongest(classes.map((sliceOf) => sliceOf(z)));
    let at = 0;
    const slice: Region = {
      start: [region.start[0], region.start[1], first + z],
      size: [region.size[0], region.size[1], 1],
    };
    eachRow(size, slice, (row) => {
      for (let x = 0; x < region.size[0]; x++) mask[row + x] = isTarget[labels[at++]];
    });
  }
  return mask;
}

/** A class's logits, slice by slice. */
const logitsOf = ({ size, sums, weights }: Prediction, c: number) => ({
  size,
  plane: (z: number): Float32Array => {
    const area = size[0] * size[1];
    const sum = sums[c].subarray(z * area, (z + 1) * area);
    return sum.map((value, i) => value / weights[z * area + i]);
  },
});

/** The class of the greatest value at each pixel. */
function strongest([first, ...others]: readonly Float32Array[]): Uint16Array {
  const best = first.slice();
  const labels = new Uint16Array(first.length);
  others.forEach((plane, i) => {
    for (let p = 0; p < plane.length; p++) {
      if (!(plane[p] > best[p])) continue;
      best[p] = plane[p];
      labels[p] = i + 1;
    }
  });
  return labels;
}
