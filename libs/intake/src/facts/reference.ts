import {
  MAX_LABELS,
  type ReferenceFacts,
  type ReferenceLabel,
  type SliceRange,
} from '@atrium/contracts';
import { frameLayout, type Frame, type VoxelArray, type VoxelBox } from '@atrium/imaging';

/** What one look at a label map tells. */
export interface LabelSurvey {
  readonly facts: ReferenceFacts;
  /** The smallest box of the frame that holds every voxel but 0; null where there is none. */
  readonly box: VoxelBox | null;
}

/**
 * Looks at a label map once, as it is stored: its labels, on which slices of the frame, and their volume.
 *
 * @param data in disk order
 */
export function surveyLabels(data: VoxelArray, frame: Frame): LabelSurvey {
  const bounds = new Bounds();
  const counts = Array.from({ length: frame.size[2] }, (_, slice) =>
    countLabels(data, frame, slice, bounds),
  );
  const [x, y, z] = frame.spacing;
  const voxels = counts.flatMap((count) => [...count.values()]).reduce((sum, n) => sum + n, 0);
  return {
    facts: { volume_ml: (voxels * x * y * z) / 1000, labels: labelsOf(counts) },
    box: bounds.box,
  };
}

/** How often each value but 0 stands in a slice. Values come in long runs: looked up where they change. */
function countLabels(
  data: VoxelArray,
  frame: Frame,
  z: number,
  bounds: Bounds,
): ReadonlyMap<number, number> {
  const { first, steps } = frameLayout(frame);
  const [width, height] = frame.size;
  const counts = new Map<number, number>();
  const holdsNothing = zeroRuns(data);
  for (let y = 0; y < height; y += 1) {
    const row = first + y * steps[1] + z * steps[2];
    if (
      Math.abs(steps[0]) === 1 &&
      holdsNothing(Math.min(row, row + (width - 1) * steps[0]), width)
    )
      continue;
    for (let x = 0; x < width;) {
      const value = data[row + x * steps[0]];
      const end = x + runLength(data, row + x * steps[0], steps[0], width - x);
      if (value !== 0) {
        counts.set(value, (counts.get(value) ?? 0) + end - x);
        bounds.take(x, end - 1, y, z);
      }
      x = end;
    }
  }
  return counts;
}

/** Whether neighbours on disk are all 0, told by their bytes: most rows of a label map are, and looked at one by one take the most time. */
function zeroRuns(data: VoxelArray): (from: number, length: number) => boolean {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const size = data.BYTES_PER_ELEMENT;
  return (from, length) => {
    const [start, end] = [from * size, (from + length) * size];
    // Bytes that equal those one further on are all alike.
    return bytes[start] === 0 && bytes.compare(bytes, start + 1, end, start, end - 1) === 0;
  };
}

/** Voxels of one value from a voxel on. @param most of them */
function runLength(data: VoxelArray, from: number, step: number, most: number): number {
  const value = data[from];
  let length = 1;
  for (let at = from + step; length < most && data[at] === value; at += step) length += 1;
  return length;
}

/** The box round runs of voxels. */
class Bounds {
  private readonly min = [Infinity, Infinity, Infinity];
  private readonly max = [-1, -1, -1];

  take(from: number, to: number, y: number, z: number): void {
    const { min, max } = this;
    if (from < min[0]) min[0] = from;
    if (to > max[0]) max[0] = to;
    if (y < min[1]) min[1] = y;
    if (y > max[1]) max[1] = y;
    if (z < min[2]) min[2] = z;
    if (z > max[2]) max[2] = z;
  }

  get box(): VoxelBox | null {
    const { min, max } = this;
    return max[0] < 0 ? null : { min: [min[0], min[1], min[2]], max: [max[0], max[1], max[2]] };
  }
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
