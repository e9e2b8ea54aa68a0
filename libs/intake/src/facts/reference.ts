import {
  MAX_LABELS,
  type ReferenceFacts,
  type ReferenceLabel,
  type SliceRange,
} from '@atrium/contracts';
import { radiologicalFrame, toFrame, type Grid, type VoxelArray } from '@atrium/imaging';

/** What a reference holds: its labels, on which slices of the radiological frame, and its volume. */
export function describeReference(volume: { grid: Grid; data: VoxelArray }): ReferenceFacts {
  const frame = radiologicalFrame(volume.grid);
  const data = toFrame(volume.data, frame);
  const [width, height, depth] = frame.size;
  const [x, y, z] = frame.spacing;
  const counts = Array.from({ length: depth }, (_, slice) =>
    countValues(data.subarray(slice * width * height, (slice + 1) * width * height)),
  );
  const voxels = counts.flatMap((count) => [...count.values()]).reduce((sum, n) => sum + n, 0);
  return { volume_ml: (voxels * x * y * z) / 1000, labels: labelsOf(counts) };
}

/** How often each value but 0 stands in a slice. Values come in long runs: looked up where they change. */
function countValues(plane: VoxelArray): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  let [last, run] = [0, 0];
  const close = () => {
    if (last !== 0 && run > 0) counts.set(last, (counts.get(last) ?? 0) + run);
  };
  for (let i = 0; i < plane.length; i += 1) {
    if (plane[i] !== last) {
      close();
      [last, run] = [plane[i], 0];
    }
    run += 1;
  }
  close();
  return counts;
}

function labelsOf(counts: readonly ReadonlyMap<number, number>[]): ReferenceLabel[] | null {
  const values = [...new Set(counts.flatMap((count) => [...count.keys()]))].sort((a, b) => a - b);
  if (values.length > MAX_LABELS) return null;
  return values.map((value) => {
    const slices = counts.flatMap((count, slice) => (count.has(value) ? [slice] : []));
    const voxels = counts.reduce((sum, count) => sum + (count.get(value) ?? 0), 0);
    return { value, voxels, slices: rangesOf(slices) };
  });
}

/** Ascending slices as runs: [1, 2, 3, 7] is [[1, 3], [7, 7]]. */
export function rangesOf(slices: readonly number[]): SliceRange[] {
  const ranges: SliceRange[] = [];
  for (const slice of slices) {
    const last = ranges[ranges.length - 1];
    if (last && last[1] === slice - 1) last[1] = slice;
    else ranges.push([slice, slice]);
  }
  return ranges;
}
