import type { TaskSpecificProcessor } from '@atrium/contracts';
import { voxelCount, type Vec3 } from '@atrium/imaging';
import { eachRow, type RawVolume, type Region } from './crop';
import type { NormalisedVolume } from './normalise';
import type { NetworkVolume } from './predict';
import { resampledSlices, type AxisTaps } from './resample-volume';

/** The region of a scan, normalised, at the network's spacing. */
export function networkInput(
  { size: scanSize }: RawVolume,
  region: Region,
  { data, normalised }: NormalisedVolume,
  size: Vec3,
  taps: AxisTaps,
  { resample: { image: kernel } }: TaskSpecificProcessor,
): NetworkVolume {
  let [low, high] = [Infinity, -Infinity];
  const [width, height] = region.size;
  const plane = (z: number): Float32Array => {
    const values = new Float32Array(width * height);
    let at = 0;
    eachRow(scanSize, sliceOf(region, z), (row) => {
      for (let x = 0; x < width; x++) values[at++] = normalised(data[row + x]);
    });
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return values;
  };
  const slices = resampledSlices({ size: region.size, plane }, taps);
  const out = new Float32Array(voxelCount(size));
  for (let z = 0; z < size[2]; z++) out.set(slices(z), z * size[0] * size[1]);
  // A spline overshoots at edges; skimage.transform.resize clips it to what went in.
  if (kernel === 'cubic') out.forEach((v, i) => (out[i] = Math.min(Math.max(v, low), high)));
  return { data: out, size };
}

const sliceOf = ({ start, size }: Region, z: number): Region => ({
  start: [start[0], start[1], start[2] + z],
  size: [size[0], size[1], 1],
});
